#!/usr/bin/env bash
# Finds the shared libraries that Qt needs and this system lacks; installs them where it may, or names them.
# system_libraries.sh            what windows without a display need
# system_libraries.sh display    and what the display of this session needs
# system_libraries.sh all        and what any display needs, to be put into a bundle
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(uname -s)" = Linux ] || exit 0

qt=$(.venv/bin/python -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')
plugins=$qt/Qt/plugins
wanted=("$qt"/Qt{Gui,Widgets,Svg}.abi3.so "$plugins"/platforms/libqoffscreen.so "$plugins"/imageformats/libq{jpeg,svg}.so)
case ${1:-}${DISPLAY:+ x11}${WAYLAND_DISPLAY:+ wayland} in
    all* | display*x11*) wanted+=("$plugins"/platforms/libqxcb.so "$plugins"/xcbglintegrations/*.so) ;;&
    all* | display*wayland) wanted+=("$plugins"/platforms/libqwayland.so "$plugins"/wayland-*-client/*.so) ;;
esac

missing_libraries() {
    ldd "${wanted[@]}" 2>/dev/null | awk '/=> not found/ { print $1 }' | sort -u
}

package_of() {
    case $1 in
        libEGL.so.1) echo libegl1 ;;
        libGL.so.1) echo libgl1 ;;
        libGLX.so.0) echo libglx0 ;;
        libOpenGL.so.0) echo libopengl0 ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libfontconfig.so.1) echo libfontconfig1 ;;
        libfreetype.so.6) echo libfreetype6 ;;
        libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
        libgssapi_krb5.so.2) echo libgssapi-krb5-2 ;;
        libX11.so.6) echo libx11-6 ;;
        libX11-xcb.so.1) echo libx11-xcb1 ;;
        libxcb.so.1) echo libxcb1 ;;
        libxcb-util.so.1) echo libxcb-util1 ;;
        libxcb-*.so.*) sed -E 's/\.so\.//' <<<"$1" ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
        libwayland-*.so.*) sed -E 's/\.so\.//' <<<"$1" ;;
        libstdc++.so.6) echo libstdc++6 ;;
        libz.so.1) echo zlib1g ;;
        libzstd.so.1) echo libzstd1 ;;
        libbrotlidec.so.1) echo libbrotli1 ;;
    esac
}

missing=$(missing_libraries)
[ -n "$missing" ] || exit 0
packages=()
for library in $missing; do
    mapfile -t -O "${#packages[@]}" packages < <(package_of "$library")
done
if [ "${#packages[@]}" -gt 0 ]; then
    bash tools/install_packages.sh "Qt needs system libraries" "${packages[@]}"
    missing=$(missing_libraries)
fi
if [ -n "$missing" ]; then
    echo "Qt needs these system libraries; please install the packages that hold them:" $missing >&2
    exit 1
fi
