# What is measured at the end, and the report. Sourced by ../build.

# NAME=VALUE:UNIT:DIRECTION, one a line, in $measures.
measure() {
    racket=$(program)
    {
        echo "size/racket=$(stat -L -c %s "$racket"):B:lower"
        [ "$vm" != cs ] || echo "size/boot-files=$(cat "$build"/cs/c/*-v.boot | wc -c):B:lower"
        [ "$install" = none ] || echo "size/installed=$(du -s -B1 --apparent-size "$prefix" | cut -f 1):B:lower"
        echo "start/kernel=$(fastest "$racket" -n -t "$here/smoke.rkt"):s:lower"
        ! has_libraries || echo "start/racket-base=$(fastest "$racket" -l racket/base):s:lower"
    } >"$measures"
}

# The shortest of ten runs, in seconds: what else the machine does can only make a run longer.
fastest() {
    best=''
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        from=$(date +%s%N)
        "$@" >/dev/null
        took=$(($(date +%s%N) - from))
        if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
    done
    awk -v ns="$best" 'BEGIN { printf "%.4f", ns / 1e9 }'
}

# report STATUS. The command is written to a file first: so that it can be sent later, or once more.
report() {
    write_report_command "$1"
    if [ -z "$server" ]; then
        say "steps: $steps"
        say "no server was given. To send this report: BASELINE_SERVER=URL BASELINE_KEY=KEY sh $home/report.sh"
        return 0
    fi
    # Who waits for a cancelled job to end should not wait long.
    if [ "$1" = cancelled ]; then set -- --timeout=10s; else set --; fi
    sh "$home/report.sh" "$@"
}

# The command, an option a line. It takes more of them: sh report.sh --dry-run.
write_report_command() {
    {
        echo '#!/bin/sh'
        printf 'exec %s report' "$(quoted "$baseline")"
        option --status "$1"
        option --project "$project"
        option --kind build
        option --job "$job"
        [ -z "$server" ] || option --server "$server"
        report_commit
        report_axes
        report_environment
        [ ! -f "$measures" ] || while read -r measured; do option --measure "$measured"; done <"$measures"
        option --steps "$steps"
        printf ' \\\n    --keep-steps'
        printf '%s "$@"\n' "$report_options"
    } >"$home/report.sh"
}

option() { printf ' \\\n    %s %s' "$1" "$(quoted "$2")"; }
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

# Everything about the commit is given, even if empty: else `baseline report` would take it from the repository that
# this happens to be started in. Where the fetch failed nothing is known, and git's null name says so.
report_commit() {
    if [ -f "$facts" ]; then
        for key in commit branch; do option "--$key" "$(fact "$key")"; done
        option --commit-title "$(fact title)"
        option --commit-author "$(fact author)"
        option --commit-date "$(fact date)"
    else
        option --commit 0000000000000000000000000000000000000000
        option --commit-title 'the source could not be fetched'
        option --commit-author ''
        option --branch "${branch_given:-unknown}"
    fi
}

# What was asked for. What is not the ordinary thing is an axis of its own, so that its times stand apart.
report_axes() {
    option --axis "vm=$vm"
    option --axis "os=$(uname -s | tr '[:upper:]' '[:lower:]')"
    option --axis "arch=$(uname -m)"
    option --axis "distro=$(distribution)"
    option --axis "cc=$(basename "$CC")"
    [ "$install" = core ] || option --axis "install=$install"
    [ "$keep" = no ] || option --axis build=incremental
}

distribution() {
    (
        ID=unknown VERSION_ID=''
        [ ! -r /etc/os-release ] || . /etc/os-release
        echo "$ID${VERSION_ID:+-$VERSION_ID}"
    )
}

# What happened to be there, and makes a difference to the times.
report_environment() {
    option --tool "$CC"
    option --tool make
    option --environment "jobs=$jobs"
    [ ! -f "$facts" ] || option --environment "source=$(fact source)"
    [ "$vm" != 3m ] || option --environment "racketcgc=${bootstrapped:-ready}"
}
