/* hold FILE MARKER: has a file open as many programs do, so that it can be read and written but not renamed or deleted
 * meanwhile, until it is killed. Makes the marker once it has it; ends with 1 where it cannot be opened. */
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
  if (count < 3) return 2;
  DWORD shared = FILE_SHARE_READ | FILE_SHARE_WRITE;
  HANDLE file = CreateFileW(arguments[1], GENERIC_READ, shared, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) return 1;
  CloseHandle(CreateFileW(arguments[2], GENERIC_WRITE, shared, NULL, CREATE_ALWAYS, 0, NULL));
  Sleep(600000);
  return 0;
}
