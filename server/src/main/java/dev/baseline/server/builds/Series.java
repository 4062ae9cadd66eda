package dev.baseline.server.builds;

/**
 * The history of a metric of the jobs of one name in one configuration.
 *
 * @param id its key
 * @param kind the kind of the jobs
 * @param job the name of the jobs
 * @param metric what is measured
 * @param unit the unit of the values
 * @param direction which way it gets better: {@code lower} or {@code higher}
 */
record Series(long id, String kind, String job, String metric, String unit, String direction) {}
