# The phases, each run as `racket/build --phase NAME …` under `baseline time`. Sourced by ../build.

phase_bootstrap() {
    rm -rf "$bootstrap"
    mkdir -p "$bootstrap/build"
    cp "$facts" "$bootstrap/source.facts"
    cd "$bootstrap/build"
    "$(fact tree)/src/configure" --disable-docs --enable-cgcdefault --prefix="$bootstrap/installed"
    make -j"$jobs"
}

# A cgc made from this very source, if there is one.
find_racketcgc() {
    if [ -n "$racketcgc" ]; then
        printf '%s\n' "$racketcgc"
        return
    fi
    for made in "$work/cgc" "$bootstrap"; do
        if [ -x "$made/build/bc/racketcgc" ] && same_source "$made/source.facts"; then
            printf '%s\n' "$made/build/bc/racketcgc"
            return
        fi
    done
    return 1
}

same_source() {
    [ -f "$1" ] && [ "$(grep -E '^(tree|commit)=' "$1")" = "$(grep -E '^(tree|commit)=' "$facts")" ]
}

phase_configure() {
    cd "$build"
    case $vm in
        cgc) set -- --enable-cgcdefault ;;
        3m)  set -- --enable-bconly --enable-racket="$(find_racketcgc)" ;;
        cs)  set -- --enable-csonly ;;
    esac
    "$(fact tree)/src/configure" --disable-docs --prefix="$prefix" "$@"
    fact tree >configured
}

phase_make() {
    cd "$build"
    case $vm in
        cs) make_cs ;;
        *)  make -j"$jobs" ;;
    esac
}

part() { # NAME COMMAND...
    part_name=$1
    shift
    "$baseline" time --step "$part_name" --within make --steps "$steps" -- "$@"
}

# The same targets that a plain `make` builds, asked for one by one. The whole-program step cannot be asked for by
# itself: so the layer is built first as if without it, which leaves all that the step reads; then its product is made
# once more, as configured. That costs a few seconds (the layer's files put together, and made a boot file).
make_cs() {
    if [ -f parts-made ]; then      # --keep: whatever changed, in one go
        make -j"$jobs"
        return
    fi
    part zuo             make bin/zuo
    part 'pb Chez'       bin/zuo cs/c bootfiles
    part 'native Chez'   bin/zuo cs/c scheme
    part 'Racket layer'  bin/zuo cs/c racket.boot DISABLE_WPO=t
    rm cs/c/racket.so
    part 'whole program' bin/zuo cs/c racket.boot
    part executables     make -j"$jobs"
    touch parts-made
}

# zuo itself, not `make install`, because make hands on too few settings. RACKET= for a 3m: else its libraries are set
# up by the cgc that it was built with, which is slower, and says nothing about the 3m.
phase_install() {
    cd "$build"
    case $install in
        plain) target=plain-install ;;
        *)     target=install ;;
    esac
    set -- "$target" PLT_SETUP_OPTIONS="$(setup_options)"
    [ "$vm" != 3m ] || set -- "$@" RACKET=
    bin/zuo . "$@"
}

# --disable-docs reaches `raco setup` by itself in the C virtual machines, where a second --no-docs is an error; the cs of
# 8.7 takes it and forgets it.
setup_options() {
    if grep -q '^INSTALL_SETUP_FLAGS.*--no-docs' "$build"/bc/Makefile "$build"/cs/c/Makefile 2>/dev/null; then
        echo "-j $jobs"
    else
        echo "-j $jobs --no-docs"
    fi
}

has_libraries() { [ "$install" = core ] || [ "$install" = full ]; }

# The program that the smoke test tries: the installed one, else the one in the build folder.
program() {
    if [ "$install" != none ]; then
        echo "$prefix/bin/racket"
    else
        case $vm in
            cs) echo "$build/cs/c/racketcs" ;;
            *)  echo "$build/bc/racket$vm" ;;
        esac
    fi
}

phase_smoke() {
    case $vm in
        cs) expected="chez-scheme cs $(fact version)" ;;
        *)  expected="racket $vm $(fact version)" ;;
    esac
    expect "$expected" "$(program)" -n -t "$here/smoke.rkt"
    # With libraries: that they are found, and do something.
    ! has_libraries || expect 10 "$(program)" -l racket/base -l racket/list -e '(display (apply + (range 5)))'
}

expect() { # OUTPUT COMMAND...
    wanted=$1
    shift
    got=$("$@") || { echo "failed: $*"; return 1; }
    if [ "$got" != "$wanted" ]; then
        echo "expected: $wanted"
        echo "got:      $got"
        echo "from:     $*"
        return 1
    fi
    echo "$got"
}
