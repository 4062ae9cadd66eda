package dev.baseline.cli.time;

import dev.baseline.cli.posix.ExitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a command did.
 *
 * @param exit how it ended
 * @param interrupted whether this process was told to stop meanwhile
 * @param startedAt when it began
 * @param duration how long it took by the clock
 * @param userTime processor time of its processes; empty if it could not be started
 * @param systemTime processor time of the kernel for them; empty if it could not be started
 * @param peakMemory the most memory that they held at a time, in bytes; empty if unknown
 */
record Measured(
    ExitStatus exit,
    boolean interrupted,
    Instant startedAt,
    Duration duration,
    Optional<Duration> userTime,
    Optional<Duration> systemTime,
    OptionalLong peakMemory) {}
