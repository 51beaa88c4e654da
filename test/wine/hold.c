/* hold FILE MILLISECONDS: has a file open as many programs do, so that it can be read and written but not renamed or
 * deleted meanwhile. Ends with 1 where it cannot be opened. */
#include <windows.h>
#include <stdlib.h>

int wmain(int count, wchar_t **arguments) {
  if (count < 3) return 2;
  HANDLE file = CreateFileW(arguments[1], GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) return 1;
  Sleep((DWORD)_wtoi(arguments[2]));
  return 0;
}
