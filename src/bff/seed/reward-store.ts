import { rows, type Tx } from '@/bff/db/sql'

type Rule = { id: string; terms: object; since: Date }
type Task = { id: string; terms: object }

export const insertRules = (tx: Tx, rules: readonly Rule[], now: Date) =>
  tx.run`
    insert into point_rule (id, version, terms, created_at, effective_from)
    values ${rows(rules.map(({ id, terms, since }) => [id, 1, JSON.stringify(terms), now, since]))}
    on conflict do nothing`

export const insertTasks = (tx: Tx, tasks: readonly Task[], now: Date) =>
  tx.run`
    insert into task (id, terms, changed_at)
    values ${rows(tasks.map(({ id, terms }) => [id, JSON.stringify(terms), now]))}
    on conflict do nothing`
