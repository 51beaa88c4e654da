@echo off
rem Store Monitor's command line: "store-monitor report ..." and "store-monitor serve ...". From a batch file cmd.exe
rem waits until the program ends, and hands on its exit code.
"%~dp0Store Monitor.exe" %*
exit /b %ERRORLEVEL%
