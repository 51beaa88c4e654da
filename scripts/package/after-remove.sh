#!/bin/sh
# When the deb or rpm is removed: takes away what its installation set up outside the package (the command on the PATH, a
# permission of Ubuntu's for the sandbox), and says where the data are. Names in braces are filled in by electron-builder.

# A newer version that replaces this one sets all of that up again. dpkg says which it is in a word, rpm in a number.
case "$1" in
  remove | 0) ;;
  *) exit 0 ;;
esac

if command -v update-alternatives >/dev/null; then
  update-alternatives --remove '${executable}' '/opt/${sanitizedProductName}/${executable}'
else
  rm -f '/usr/bin/${executable}'
fi

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  # In a chroot the kernel's profiles are the host's.
  if command -v apparmor_parser >/dev/null && ! ischroot 2>/dev/null; then
    apparmor_parser --remove "$profile" 2>/dev/null || true
  fi
  rm -f "$profile"
fi

echo 'Store Monitor is gone; the data stay in "~/.config/${sanitizedProductName}". Delete that folder too if you want everything gone.'
