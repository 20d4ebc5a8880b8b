import { clusterName } from './server'

/** A small house: some 20 MB when idle, reachable through the socket alone, and one writer's disk. */
const SMALL = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '32MB',
  max_wal_size: '256MB',
  huge_pages: 'off',
  // Nobody replicates, and requests are short: helpers that only wait would cost a few megabytes each.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  jit: 'off',
  // Statements find rows by their keys, so one plan fits all: making a better one takes longer than running it.
  plan_cache_mode: 'force_generic_plan',
  timezone: 'UTC',
  // A refused row is an answer to the BFF, not an entry in a log; statements would carry members' data into it.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
}

/** For tests, where many files work at once and nothing has to last. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

/** The settings as `pg_ctl -o` takes them. They travel with each start, so the newest code's settings are in force. */
export function settings(socketDir: string, durable: boolean): string {
  const all = {
    ...SMALL,
    ...(durable ? {} : FORGETFUL),
    unix_socket_directories: socketDir,
    cluster_name: clusterName(),
  }
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ')
}
