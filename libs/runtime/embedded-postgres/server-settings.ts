/**
 * The settings of the embedded server, as lines of a PostgreSQL configuration file: a small machine that also runs the
 * application. What an administrator sets with ALTER SYSTEM comes after and wins.
 */
export function serverSettings(port: number, throwAway: boolean): string {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    max_connections: '100',
    shared_buffers: '128MB',
    // Provisioning and dropping an instance lock hundreds of tables in one transaction.
    max_locks_per_transaction: '256',
    // To plan a request PostgreSQL looks at some thirty files of its instance: with the usual thousand, the connections
    // of hundreds of instances would open and close files all the time. What the system allows is the limit anyway.
    max_files_per_process: '10000',
    // Our queries are short: compiling them costs more than running them.
    jit: 'off',
    // One file per weekday, overwritten the week after: the logs never grow for ever.
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_line_prefix: '%m [%p] %u@%d ',
    log_checkpoints: 'off',
    // Personal data must not leak into logs through the values and statements of refused queries.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
  // A server whose data nobody will miss need not survive a power cut.
  const throwAwaySettings: Record<string, string> = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    // Nothing of ours prepares transactions; copies must be exact where somebody does.
    max_prepared_transactions: '10',
  };
  return Object.entries({ ...settings, ...(throwAway ? throwAwaySettings : {}) })
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('');
}

/** The port in a text written by `serverSettings`, if there is one. */
export function portIn(settings: string): number | undefined {
  const port = Number(/^port = '(\d+)'$/m.exec(settings)?.[1]);
  return port > 0 ? port : undefined;
}
