; The Windows setup. build/package.sh gives VERSION (1.2.3), FILES (the folder
; with what is installed), OUT (the file to write) and, when the files are to be
; signed, SIGN (a command that signs the file that follows it).
Target amd64-unicode
SetCompressor /SOLID lzma
; SoDonThu.exe and donthu.exe are almost the same bytes: the dictionary must reach
; from one to the other.
SetCompressorDictSize 64
SetDateSave off ; two builds of one commit are the same file

!include MUI2.nsh
!include nsDialogs.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include LogicLib.nsh

!define NAME "Sổ Đơn Thư"
!define WINDOW "SoDonThu.exe"
!define COMMAND "donthu.exe"
!define UNINSTALL "go-cai-dat.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoDonThu"
!define SOFTWARE "${NAME} (chế độ đồ hoạ phần mềm)"

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1066 ProductName "${NAME}"
VIAddVersionKey /LANG=1066 FileDescription "Bộ cài đặt ${NAME}"
VIAddVersionKey /LANG=1066 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1066 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1066 LegalCopyright "Giấy phép MIT"

!ifdef SIGN
	!finalize '${SIGN} "%1"'
	!uninstfinalize '${SIGN} "%1"'
!endif

; Exit statuses of the silent setup, beside NSIS's own 0 (done), 1 (cancelled), 2 (failed).
!define IN_USE 3     ; the program is running
!define NOT_ADMIN 4  ; /ALLUSERS without an administrator's rights
!define OLDER 5      ; a newer version is installed

Var AllUsers     ; 1: for everybody who uses the computer
Var InstalledAt  ; folder of the version that is there, may be empty
Var Choice

!define MUI_ICON "${FILES}\..\icon.ico"
!define MUI_UNICON "${FILES}\..\icon.ico"
; A picture at the side of the last page, 164×314, made from the icon.
!define MUI_WELCOMEFINISHPAGE_BITMAP "${__FILEDIR__}/side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${__FILEDIR__}/side.bmp"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "Dừng việc cài đặt ${NAME}? Dữ liệu đã có, nếu có, vẫn được giữ nguyên."

Page custom AskForWhom LeaveForWhom
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE WaitUntilClosed
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Đã cài đặt xong ${NAME} ${VERSION}"
!define MUI_FINISHPAGE_TEXT "Mở chương trình từ biểu tượng ${NAME} trên màn hình nền hoặc trong trình đơn Start.$\r$\n$\r$\nSổ đơn thư và các thiết lập đã có (nếu có) được giữ nguyên."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME} ngay"
!define MUI_FINISHPAGE_RUN_FUNCTION OpenProgram
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chỉ gỡ chương trình. Sổ đơn thư, các bản sao lưu và thiết lập được giữ lại tại thư mục %APPDATA%\donthu của người dùng; cài lại chương trình thì dùng tiếp được."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Đã gỡ ${NAME}"
!define MUI_FINISHPAGE_TEXT "Sổ đơn thư, các bản sao lưu và thiết lập vẫn còn tại:$\r$\n$\r$\n$APPDATA\donthu$\r$\n$\r$\nMuốn bỏ hẳn dữ liệu thì tự xoá thư mục ấy, sau khi đã chắc chắn không cần nữa."
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE "Vietnamese"

; For one user by default: no administrator is needed. HKCU or HKLM follows.
!macro ForWhom
	${If} $AllUsers == 1
		SetShellVarContext all
	${Else}
		SetShellVarContext current
	${EndIf}
!macroend

Function DefaultFolder
	${If} $AllUsers == 1
		ReadRegStr $InstalledAt HKLM "${KEY}" InstallLocation
		StrCpy $INSTDIR "$PROGRAMFILES64\SoDonThu"
	${Else}
		ReadRegStr $InstalledAt HKCU "${KEY}" InstallLocation
		StrCpy $INSTDIR "$LOCALAPPDATA\Programs\SoDonThu"
	${EndIf}
	${If} $InstalledAt != ""
		StrCpy $INSTDIR $InstalledAt
	${EndIf}
FunctionEnd

Function .onInit
	SetRegView 64
	StrCpy $Choice $INSTDIR ; what /D= says
	StrCpy $AllUsers 0
	${GetParameters} $0
	ClearErrors
	${GetOptions} $0 "/ALLUSERS" $1
	${IfNot} ${Errors}
		StrCpy $AllUsers 1
	${EndIf}
	${If} $AllUsers == 1
		UserInfo::GetAccountType
		Pop $0
		${If} $0 != "Admin"
			MessageBox MB_ICONSTOP "Cài đặt cho mọi người dùng máy này cần quyền quản trị. Hãy mở bộ cài đặt bằng tài khoản quản trị, hoặc bỏ chữ /ALLUSERS để cài cho riêng tài khoản này." /SD IDOK
			SetErrorLevel ${NOT_ADMIN}
			Quit
		${EndIf}
	${EndIf}
	!insertmacro ForWhom
	Call DefaultFolder
	${If} $Choice != ""
		StrCpy $INSTDIR $Choice
	${EndIf}
	Call AskAboutOlder
	${If} ${Silent}
		Call WaitUntilClosed
	${EndIf}
FunctionEnd

; A newer version is there: its register may be one that this version refuses.
Function AskAboutOlder
	ReadRegStr $0 SHCTX "${KEY}" DisplayVersion
	${If} $0 == ""
		Return
	${EndIf}
	${VersionCompare} "$0" "${VERSION}" $1
	${If} $1 == 1
		MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Máy này đang có ${NAME} $0, mới hơn bộ cài đặt này (${VERSION}). Phiên bản cũ có thể không mở được sổ của phiên bản mới. Vẫn cài phiên bản cũ?" /SD IDNO IDYES go
		SetErrorLevel ${OLDER}
		Quit
		go:
	${EndIf}
FunctionEnd

Function AskForWhom
	${If} $AllUsers == 1
		Abort ; chosen already, before the administrator was asked
	${EndIf}
	!insertmacro MUI_HEADER_TEXT "Cài đặt cho ai" "${NAME} ${VERSION}"
	nsDialogs::Create 1018
	Pop $0
	${NSD_CreateRadioButton} 0 10u 100% 12u "Chỉ cho tài khoản &của tôi (không cần quyền quản trị)"
	Pop $Choice
	${NSD_Check} $Choice
	${NSD_CreateLabel} 12u 24u 95% 24u "Nên chọn khi một người dùng máy này, hoặc mỗi người có sổ riêng."
	Pop $0
	${NSD_CreateRadioButton} 0 56u 100% 12u "Cho &mọi người dùng máy này (cần quyền quản trị)"
	Pop $1
	${NSD_CreateLabel} 12u 70u 95% 24u "Windows sẽ hỏi tài khoản quản trị. Mỗi người dùng vẫn có thư mục dữ liệu của mình."
	Pop $0
	nsDialogs::Show
FunctionEnd

Function LeaveForWhom
	${NSD_GetState} $Choice $0
	${If} $0 == ${BST_CHECKED}
		Return
	${EndIf}
	ClearErrors
	ExecShell "runas" "$EXEPATH" "/ALLUSERS"
	${If} ${Errors}
		MessageBox MB_ICONEXCLAMATION "Chưa có quyền quản trị nên chưa cài được cho mọi người. Hãy thử lại, hoặc chọn cài cho riêng tài khoản này."
		Abort
	${EndIf}
	Quit
FunctionEnd

; WaitUntilClosed asks to close the program that runs from $INSTDIR: Windows lets
; nobody write to the file of a running program.
!macro WaitUntilClosed un
Function ${un}WaitUntilClosed
	again:
	StrCpy $2 0
	!insertmacro InUse "${WINDOW}"
	!insertmacro InUse "${COMMAND}"
	${If} $2 == 32 ; ERROR_SHARING_VIOLATION
		MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} đang mở. Hãy ghi lại việc đang làm, đóng chương trình, rồi bấm nút thử lại (Retry)." /SD IDCANCEL IDRETRY again
		SetErrorLevel ${IN_USE}
		${If} ${Silent}
			Quit
		${EndIf}
		Abort
	${EndIf}
FunctionEnd
!macroend

!macro InUse file
	System::Call 'kernel32::CreateFileW(w "$INSTDIR\${file}", i 0x40000000, i 7, p 0, i 3, i 0, p 0) p .r0 ?e'
	Pop $1
	${If} $0 == -1
		${If} $1 == 32
			StrCpy $2 32
		${EndIf}
	${Else}
		System::Call 'kernel32::CloseHandle(p r0)'
	${EndIf}
!macroend

!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Section "${NAME}" Program
	SetOutPath "$INSTDIR"
	File /r "${FILES}\*"
	WriteUninstaller "$INSTDIR\${UNINSTALL}"

	CreateDirectory "$SMPROGRAMS\${NAME}"
	CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\${WINDOW}" "" "$INSTDIR\${WINDOW}" 0 SW_SHOWNORMAL "" "Tiếp nhận, xử lý đơn thư và báo cáo của UBND phường"
	CreateShortcut "$SMPROGRAMS\${NAME}\${SOFTWARE}.lnk" "$INSTDIR\${WINDOW}" "--software-graphics" "$INSTDIR\${WINDOW}" 0 SW_SHOWNORMAL "" "Dùng khi máy không có trình điều khiển đồ hoạ"
	CreateShortcut "$SMPROGRAMS\${NAME}\Gỡ cài đặt ${NAME}.lnk" "$INSTDIR\${UNINSTALL}"
	CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"

	SectionGetSize ${Program} $0
	WriteRegStr SHCTX "${KEY}" DisplayName "${NAME}"
	WriteRegStr SHCTX "${KEY}" DisplayVersion "${VERSION}"
	WriteRegStr SHCTX "${KEY}" DisplayIcon "$INSTDIR\${WINDOW}"
	WriteRegStr SHCTX "${KEY}" InstallLocation "$INSTDIR"
	WriteRegStr SHCTX "${KEY}" Publisher "${NAME}"
	WriteRegStr SHCTX "${KEY}" Comments "Gỡ chương trình không xoá sổ đơn thư và các bản sao lưu."
	WriteRegStr SHCTX "${KEY}" UninstallString '"$INSTDIR\${UNINSTALL}"'
	WriteRegStr SHCTX "${KEY}" QuietUninstallString '"$INSTDIR\${UNINSTALL}" /S'
	WriteRegDWORD SHCTX "${KEY}" EstimatedSize $0
	WriteRegDWORD SHCTX "${KEY}" NoModify 1
	WriteRegDWORD SHCTX "${KEY}" NoRepair 1
SectionEnd

; Through the shell, so that the program does not run as administrator when the
; setup does.
Function OpenProgram
	Exec '"$WINDIR\explorer.exe" "$INSTDIR\${WINDOW}"'
FunctionEnd

Function un.onInit
	SetRegView 64
	StrCpy $AllUsers 0
	ReadRegStr $0 HKLM "${KEY}" InstallLocation
	${If} $0 == $INSTDIR
		StrCpy $AllUsers 1
		UserInfo::GetAccountType
		Pop $0
		${If} $0 != "Admin"
			; The files and the entry belong to everybody: begin again as administrator.
			${IfNot} ${Silent}
				ExecShell "runas" "$INSTDIR\${UNINSTALL}"
			${EndIf}
			SetErrorLevel ${NOT_ADMIN}
			Quit
		${EndIf}
	${EndIf}
	Call un.WaitUntilClosed
FunctionEnd

Section Uninstall
	!insertmacro ForWhom
	; Only what the setup wrote: a file that somebody laid beside it stays.
	!include "${FILES}\..\uninstall.nsh"
	Delete "$INSTDIR\${UNINSTALL}"
	RMDir "$INSTDIR\do-hoa-phan-mem"
	RMDir "$INSTDIR"
	Delete "$DESKTOP\${NAME}.lnk"
	Delete "$SMPROGRAMS\${NAME}\${NAME}.lnk"
	Delete "$SMPROGRAMS\${NAME}\${SOFTWARE}.lnk"
	Delete "$SMPROGRAMS\${NAME}\Gỡ cài đặt ${NAME}.lnk"
	RMDir "$SMPROGRAMS\${NAME}"
	DeleteRegKey SHCTX "${KEY}"
	SetShellVarContext current ; the finish page names this user's data
	; What the program copied together for software graphics.
	RMDir /r "$LOCALAPPDATA\donthu\do-hoa-phan-mem"
	RMDir "$LOCALAPPDATA\donthu"
SectionEnd
