/* press-ctrl-c FILE OUTPUT COMMAND...: runs a command in a console of its own, its output in a file, presses Ctrl+C soon
 * after the command has made FILE, and ends with the command's exit code; 250 and up where that could not be done. */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

static BOOL WINAPI ignore(DWORD event) {
  (void)event;
  return TRUE;
}

int wmain(int count, wchar_t **arguments) {
  if (count < 4) return 250;
  wchar_t command[32768] = L"";
  for (int at = 3; at < count; at++) {
    wcscat(command, L"\"");
    wcscat(command, arguments[at]);
    wcscat(command, L"\" ");
  }
  AllocConsole();
  SetConsoleCtrlHandler(ignore, TRUE);
  SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
  HANDLE output = CreateFileW(arguments[2], GENERIC_WRITE, FILE_SHARE_READ, &inherited, CREATE_ALWAYS, 0, NULL);
  STARTUPINFOW start = {sizeof start};
  start.dwFlags = STARTF_USESTDHANDLES;
  start.hStdOutput = output;
  start.hStdError = output;
  PROCESS_INFORMATION process;
  if (!CreateProcessW(NULL, command, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process)) return 251;
  for (int tries = 0; GetFileAttributesW(arguments[1]) == INVALID_FILE_ATTRIBUTES; tries++) {
    if (tries > 600) return 254;
    Sleep(100);
  }
  Sleep(300);
  if (!GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0)) return 252;
  if (WaitForSingleObject(process.hProcess, 60000) != WAIT_OBJECT_0) return 253;
  DWORD code;
  GetExitCodeProcess(process.hProcess, &code);
  return (int)code;
}
