/** A phone on which somebody came in by a platform's name, or a number. */
export type Session = { readonly subject: string }

/** What a member is: what they sign in with and where, what is theirs, and how early they came. */
type Account = { place: number; subjects: Set<string>; sessions: Set<Session>; things: Set<string> }

export type Merge = {
  survivor: Account
  absorbed: Account
  moved: { subjects: Set<string>; sessions: Set<Session>; things: Set<string> }
  undone: boolean
}

export const isPhone = (subject: string) => /^1\d{10}$/.test(subject)

/** How members come together and apart, as simply as it can be said. */
export class OnePersonModel {
  private readonly accounts: Account[] = []
  readonly merges: Merge[] = []
  /** Who said of a subject whose it is. */
  private readonly vouchers = new Map<string, string>()
  /** Numbers that sign nobody in, since another took their place. */
  private replaced: { subject: string; by: string; of: Account }[] = []

  private ownerOf = (subject: string) => this.accounts.find(({ subjects }) => subjects.has(subject))
  accountOf = (session: Session) => this.accounts.find(({ sessions }) => sessions.has(session))!

  come(subject: string): Session {
    const session = { subject }
    const account = this.ownerOf(subject) ?? this.newAccount(subject)
    account.sessions.add(session)
    return session
  }

  private newAccount(subject: string): Account {
    this.forget(subject)
    const own = { subjects: new Set([subject]), sessions: new Set<Session>(), things: new Set<string>() }
    const account = { place: this.accounts.length, ...own }
    this.accounts.push(account)
    return account
  }

  bind(session: Session, phone: string): 'attached' | 'unchanged' | 'merged' {
    const me = this.accountOf(session)
    const owner = this.ownerOf(phone)
    if (owner === me) return 'unchanged'
    if (owner) {
      this.merge(me, owner)
      return 'merged'
    }
    this.forget(phone)
    for (const subject of [...me.subjects].filter(isPhone)) {
      me.subjects.delete(subject)
      this.replaced.push({ subject, by: phone, of: me })
    }
    me.subjects.add(phone)
    this.vouchers.set(phone, session.subject)
    return 'attached'
  }

  private merge(a: Account, b: Account) {
    const [survivor, absorbed] = a.place < b.place ? [a, b] : [b, a]
    const replaced = this.replaced.filter(({ of }) => of === absorbed)
    const moved = {
      subjects: new Set([...absorbed.subjects, ...replaced.map(({ subject }) => subject)]),
      sessions: new Set(absorbed.sessions),
      things: new Set(absorbed.things),
    }
    this.merges.push({ survivor, absorbed, moved, undone: false })
    move(moved.subjects, absorbed.subjects, survivor.subjects)
    move(moved.sessions, absorbed.sessions, survivor.sessions)
    move(moved.things, absorbed.things, survivor.things)
    for (const one of replaced) one.of = survivor
  }

  /** False where a later merge builds on it. */
  undo(merge: Merge): boolean {
    if (merge.undone) return true
    const { survivor, absorbed, moved } = merge
    const later = this.merges.slice(this.merges.indexOf(merge) + 1).filter(({ undone }) => !undone)
    if (later.some((one) => one.survivor === survivor || one.absorbed === survivor)) return false
    merge.undone = true
    const back = this.withThoseTheyVouchedFor(moved.subjects, survivor)
    const theirs = [...survivor.sessions].filter((one) => moved.sessions.has(one) || back.has(one.subject))
    move(back, survivor.subjects, absorbed.subjects)
    move(new Set(theirs), survivor.sessions, absorbed.sessions)
    move(moved.things, survivor.things, absorbed.things)
    const mine = this.replaced.filter(({ of }) => of === survivor)
    for (const one of mine) if (back.has(one.subject)) one.of = absorbed
    // A number and the one that took its place may now be two people's: then both count again.
    const parted = mine.filter(({ subject, by }) => back.has(subject) !== back.has(by))
    for (const { subject, of } of parted) of.subjects.add(subject)
    this.replaced = this.replaced.filter((one) => !parted.includes(one))
    return true
  }

  /** A number that somebody verifies anew is no longer the one that was replaced. */
  private forget(subject: string) {
    this.replaced = this.replaced.filter((one) => one.subject !== subject)
    this.vouchers.delete(subject)
  }

  private withThoseTheyVouchedFor(subjects: ReadonlySet<string>, of: Account): Set<string> {
    const isThere = (subject: string) =>
      of.subjects.has(subject) || this.replaced.some((one) => one.subject === subject && one.of === of)
    const back = new Set([...subjects].filter(isThere))
    for (const subject of back) {
      for (const [vouched, by] of this.vouchers) if (by === subject && isThere(vouched)) back.add(vouched)
    }
    return back
  }
}

/** Those that are still where they were. */
function move<T>(which: ReadonlySet<T>, from: Set<T>, to: Set<T>) {
  for (const one of which) if (from.delete(one)) to.add(one)
}
