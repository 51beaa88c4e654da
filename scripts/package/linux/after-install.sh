#!/bin/sh
# After the deb or rpm is installed or has replaced another version: what a list of files cannot say.
set -e

# Chromium's sandbox uses user namespaces, and this helper where the system has none. Whether it has can change after the
# installation, and a test as root says little about what others may: so it is ready always, as in Chrome's own package.
chmod 4755 /opt/store-monitor/chrome-sandbox

# Versions before 0.2 set up their command, and had a blank in their folder's name.
if command -v update-alternatives >/dev/null; then
  update-alternatives --remove store-monitor '/opt/Store Monitor/store-monitor' >/dev/null 2>&1 || true
fi

if command -v update-desktop-database >/dev/null; then
  update-desktop-database /usr/share/applications || true
fi

# Ubuntu lets only programs that it knows use user namespaces. Systems whose AppArmor is older do not understand the
# profile, and do without.
source='/opt/store-monitor/resources/apparmor-profile'
profile='/etc/apparmor.d/store-monitor'
if command -v apparmor_parser >/dev/null && apparmor_parser --skip-kernel-load --debug "$source" >/dev/null 2>&1; then
  cp "$source" "$profile"
  # In a chroot the kernel's profiles are the host's.
  if ! ischroot 2>/dev/null && aa-enabled --quiet 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
  fi
fi
