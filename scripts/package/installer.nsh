; .csv files get Store Monitor under "Open with"; the program that opens them stays what it was.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".csv" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\.csv\OpenWithList\${APP_EXECUTABLE_FILENAME}" "" ""
!macroend

; Says before the uninstaller goes on that the data stay, unless a newer version replaces this one or nobody is asked.
!macro customUnInit
  ${GetParameters} $R0
  ${GetOptions} $R0 "/S" $R1
  ${If} ${Errors}
  ${AndIfNot} ${isUpdated}
    MessageBox MB_OK|MB_ICONINFORMATION "Your data stay where they are: $LOCALAPPDATA\${PRODUCT_NAME}. Delete that folder too if you want everything gone."
  ${EndIf}
!macroend

!macro customUnInstall
  ${IfNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
    DeleteRegKey SHELL_CONTEXT "Software\Classes\.csv\OpenWithList\${APP_EXECUTABLE_FILENAME}"
  ${EndIf}
!macroend
