#!/bin/sh
# After the deb or rpm was removed: takes away the permission of Ubuntu's that its installation set up outside the
# package, and says where the data are.
set -e

# A newer version that replaces this one sets it up again. dpkg says which it is in a word, rpm in a number.
case "$1" in
  remove | 0) ;;
  *) exit 0 ;;
esac

profile='/etc/apparmor.d/store-monitor'
if [ -f "$profile" ]; then
  # In a chroot the kernel's profiles are the host's.
  if command -v apparmor_parser >/dev/null && ! ischroot 2>/dev/null; then
    apparmor_parser --remove "$profile" 2>/dev/null || true
  fi
  rm -f "$profile"
fi

echo 'Store Monitor is gone; the data stay in "~/.config/Store Monitor". Delete that folder too if you want everything gone.'
