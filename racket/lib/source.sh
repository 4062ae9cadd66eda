# Where the source comes from, and what it is called in the report. Sourced by ../build.
#
# phase_fetch leaves what the rest needs in $facts, one KEY=VALUE a line:
#   tree     the folder that holds src/configure
#   version  Racket's version
#   commit   40 hex digits that name exactly this source
#   title, author, date, branch   of that commit
#   source   fetched or cached

fact() { sed -n "s/^$1=//p" "$facts"; }

phase_fetch() {
    mkdir -p "$cache"
    if [ -z "$source" ]; then
        fetch_debian
    elif [ -d "$source" ]; then
        use_folder
    elif [ -f "$source" ]; then
        unpack_tarball
    else
        die "there is no $source"
    fi
    check_source
}

write_facts() { # ROOT COMMIT TITLE AUTHOR DATE BRANCH fetched|cached
    tree=$(find_tree "$1")
    version=$(racket_version "$tree")
    cat >"$facts" <<END
tree=$tree
version=$version
commit=$2
title=$3
author=$4
date=$5
branch=${branch_given:-$6}
source=$7
END
    [ -n "$(fact branch)" ] || die "no branch is checked out in $1; name one with --branch"
}

# A released source holds 200 packages beside Racket itself, and `make install` would set all of them up: so there is a
# second tree without them, of links to the files of the first.
without_packages() { # FROM TO
    cp -al "$1" "$2"
    rm -rf "$2/share/pkgs" "$2/share/links.rktd"
}

wanted_tree() { if [ "$install" = full ]; then echo tree; else echo core; fi; }

# A repository has it all in racket/, a source package at the top.
find_tree() {
    for folder in "$1" "$1/racket" "$1"/*; do
        if [ -x "$folder/src/configure" ] && [ -f "$folder/src/version/racket_version.h" ]; then
            printf '%s\n' "$folder"
            return
        fi
    done
    die "no Racket source in $1: it has no src/configure"
}

# X.Y, X.Y.Z or X.Y.Z.W, by the rule in racket_version.h.
racket_version() {
    awk '$1 == "#define" && $2 ~ /^MZSCHEME_VERSION_[XYZW]$/ { part[substr($2, 18)] = $3 }
         END { version = part["X"] "." part["Y"]
               if (part["Z"] + part["W"] > 0) version = version "." part["Z"]
               if (part["W"] > 0) version = version "." part["W"]
               print version }' "$1/src/version/racket_version.h"
}

sha256_40() { sha256sum "$1" | cut -c 1-40; }
iso_date() { date -u "$@" +%Y-%m-%dT%H:%M:%SZ; }

# --- Debian ---------------------------------------------------------------------------------------------------------

fetch_debian() {
    debian=$cache/debian
    how=cached
    if [ ! -f "$debian/complete" ]; then
        how=fetched
        rm -rf "$debian"
        mkdir -p "$debian/sources" "$debian/lists/partial" "$debian/archives/partial"
        private_sources
        private_apt update || say "some package lists could not be had; trying all the same"
        (cd "$debian" && private_apt source --download-only racket) ||
            die "apt has no source of racket: look above for its reason. The Debian mirror of this machine may not" \
                "be reachable or may have no source packages; then give a tarball or a checkout with --source"
        dpkg-source -x "$debian"/racket_*.dsc "$debian/tree"
        without_packages "$debian/tree" "$debian/core"
        touch "$debian/complete"
    fi
    debian_facts
}

# apt-get with the machine's configuration, but its own list of sources and its own state: nothing of the machine's
# changes, and it needs no root.
private_apt() {
    apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$debian/sources" \
            -o Dir::State::lists="$debian/lists" -o Dir::Cache="$debian/archives" \
            -o APT::Sandbox::User="$(id -un)" "$@"
}

# The machine's own mirrors, asked for source packages in place of binary ones.
private_sources() {
    command -v apt-get >/dev/null || die "this is not Debian: give a tarball or a checkout with --source"
    for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ ! -f "$list" ] || sed -n 's/^deb\(-src\)\{0,1\}[[:space:]]/deb-src /p' "$list"
    done | sort -u >"$debian/sources/source.list"
    for list in /etc/apt/sources.list.d/*.sources; do
        [ ! -f "$list" ] || sed 's/^[Tt]ypes:.*/Types: deb-src/' "$list" >"$debian/sources/$(basename "$list")"
    done
}

# Debian's own git commit of the package where the package says it (dgit), else the checksum of its description, which
# holds the checksums of all its parts.
debian_facts() {
    dsc=$(ls "$debian"/racket_*.dsc)
    package_version=$(sed -n 's/^Version: //p' "$dsc" | head -n 1)
    commit=$(sed -n 's/^Dgit: \([0-9a-f]\{40\}\).*/\1/p' "$dsc")
    signature=$(sed -n '/^ -- /{s/^ -- //p;q;}' "$debian/tree/debian/changelog")      # NAME <ADDRESS>  DATE
    write_facts "$debian/$(wanted_tree)" "${commit:-$(sha256_40 "$dsc")}" \
                "racket $package_version (Debian source package)" \
                "${signature%% <*}" "$(iso_date -d "${signature##*>}")" "debian-${package_version%%[+-]*}" "$how"
}

# --- a tarball, a folder --------------------------------------------------------------------------------------------

unpack_tarball() {
    sum=$(sha256_40 "$source")
    unpacked=$cache/tarball-$sum
    how=cached
    if [ ! -f "$unpacked/complete" ]; then
        how=fetched
        rm -rf "$unpacked"
        mkdir -p "$unpacked/tree"
        tar -xf "$source" -C "$unpacked/tree"
        without_packages "$(find_tree "$unpacked/tree")" "$unpacked/core"
        touch "$unpacked/complete"
    fi
    tree=$(find_tree "$unpacked/$(wanted_tree)")
    write_facts "$tree" "$sum" "$(basename "$source")" '' \
                "$(iso_date -r "$tree/src/version/racket_version.h")" "tarball-$(racket_version "$tree")" "$how"
}

use_folder() {
    tree=$(find_tree "$source")
    # Asking for HEAD is not enough: it would be that of any repository around the folder.
    if git -C "$tree" ls-files --error-unmatch src/configure >/dev/null 2>&1; then
        [ -z "$(git -C "$source" status --porcelain -uno)" ] ||
            say "$source has changes that are not committed: the report will give them the last commit's name"
        write_facts "$source" "$(git -C "$source" rev-parse HEAD)" "$(git -C "$source" log -1 --format=%s)" \
                    "$(git -C "$source" log -1 --format=%an)" \
                    "$(iso_date -d "$(git -C "$source" log -1 --format=%cI)")" \
                    "$(git -C "$source" symbolic-ref -q --short HEAD || :)" cached
    else
        version=$(racket_version "$tree")
        write_facts "$source" "$(folder_sum "$tree")" "racket $version (folder without history)" '' \
                    "$(iso_date -r "$tree/src/version/racket_version.h")" "folder-$version" cached
    fi
}

# One checksum of every file's name and content.
folder_sum() {
    (cd "$1" && find src collects -type f ! -path '*/compiled/*' -exec sha256sum {} + | sort -k 2) |
        sha256sum | cut -c 1-40
}

# --- is it all there ------------------------------------------------------------------------------------------------

check_source() {
    tree=$(fact tree)
    version=$(fact version)
    case $vm in
        cs) [ -f "$tree/src/ChezScheme/boot/pb/petite.boot" ] ||
                die "$tree has no boot files for Chez Scheme; a checkout gets them by 'make fetch-pb' at its top" ;;
        *)  [ -f "$tree/src/bc/configure" ] ||
                die "$tree has no src/bc/configure: this source does not hold the C virtual machine" ;;
    esac
}
