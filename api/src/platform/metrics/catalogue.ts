import { type ErrorCode, ERRORS } from '@soulad/shared/errors';
import { CLIENT_EVENTS } from '@soulad/shared/protocol';

type Label<V extends string> = readonly [name: string, values: readonly V[]];

/** One thing that is measured. A label has its values from here alone. */
export interface Measure<V extends string = string> {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly label: Label<V> | null;
  /** Upper bounds of the buckets of a histogram. */
  readonly bounds: readonly number[];
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const ROWS = [1, 2, 5, 10, 20, 50, 100, 200, 400];
// Decoder: the keys of the catalogue are the codes.
const CODES = Object.keys(ERRORS) as ErrorCode[];

type Of<K extends Measure['kind'], V extends string> = Measure<V> & { readonly kind: K };
const of =
  <K extends Measure['kind']>(kind: K, bounds: readonly number[] = []) =>
  <V extends string = never>(help: string, label: Label<V> | null = null): Of<K, V> => ({ kind, help, label, bounds });
const counter = of('counter');
const gauge = of('gauge');
const seconds = of('histogram', SECONDS);
const rows = of('histogram', ROWS);

/**
 * Everything that is measured, of a whole node and never of a part of it. There is one label at most, and its values stand
 * here: a case, a unit, a person, a party, an address or a word that somebody sent cannot become one [I1].
 */
export const CATALOGUE = {
  soulad_sockets: gauge('Connections of the live channel to this node.'),
  soulad_socket_waiting_bytes: gauge(
    'What waits in this node for connections that read too slowly, all of them together.',
  ),
  soulad_documents: gauge('Documents of passages that this node holds in memory.'),
  soulad_request_seconds: seconds(
    'Requests of the live channel, from the frame to its answer; a push is answered after its commit.',
    ['event', CLIENT_EVENTS],
  ),
  soulad_refusals_total: counter('Requests and handshakes of the live channel that were refused.', ['code', CODES]),
  soulad_commit_rows: rows('Rows of the log that were committed at once.'),
  soulad_commit_seconds: seconds('How long such a commit took.'),
  soulad_commits_waiting: gauge('Batches of passages that wait for their commit.'),
  soulad_reauthorise_seconds: seconds(
    'From the word that a right may have moved until its viewers on this node were asked about, and told or cut off.',
  ),
  soulad_looks_failed_total: counter('Times this node could not follow the database with what it holds.'),
  soulad_bus_up: gauge('1 while this node hears the other nodes, 0 while it looks for itself alone.'),
  soulad_bus_delay_seconds: seconds('From a word of this node on the bus until it hears it itself.'),
  soulad_bus_lost_total: counter('Times the bus went away, or said nothing for too long.'),
  soulad_http_responses_total: counter('Answers over HTTP by their class.', [
    'status',
    ['1xx', '2xx', '3xx', '4xx', '5xx'],
  ]),
  soulad_database_up: gauge('1 while the database answers, 0 otherwise.'),
  soulad_pool_connections: gauge('Connections of this node to the database.', ['state', ['busy', 'idle']]),
  soulad_pool_waiting: gauge('Requests that wait for a connection to the database.'),
  soulad_audit_failures_total: counter('Rows that the audit log did not take; what they were about was not done.'),
  soulad_audit_checkpoint_age_seconds: gauge('Age of the oldest row of the audit log that no checkpoint covers yet.'),
  soulad_mail_waiting: gauge('People whom a letter waits for, of the whole installation.'),
  soulad_mail_late_seconds: gauge('For how long the oldest letter that should have gone has been waiting.'),
  soulad_event_loop_delay_seconds: gauge('How late the process came to its work since it was last asked.', [
    'quantile',
    ['0.5', '0.99', '1'],
  ]),
  process_cpu_seconds_total: counter('Processor time of the process.'),
  process_resident_memory_bytes: gauge('Memory of the process.'),
  process_start_time_seconds: gauge('When the process began, seconds since the Unix epoch.'),
  nodejs_heap_size_used_bytes: gauge('Memory that objects take.'),
  nodejs_external_memory_bytes: gauge('Memory of buffers beside them.'),
} as const;

export type MeasureName = keyof typeof CATALOGUE;
/** Values the label of a measure may have; `never` without a label. */
export type LabelOf<N extends MeasureName> = (typeof CATALOGUE)[N] extends Measure<infer V> ? V : never;
export type NameOf<K extends Measure['kind']> = {
  [N in MeasureName]: (typeof CATALOGUE)[N] extends { readonly kind: K } ? N : never;
}[MeasureName];
