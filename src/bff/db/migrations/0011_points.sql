-- Members' points: a journal that is only added to, and what follows from it, which is kept at hand.

-- What follows from the journal for one member, and what everything about their points waits for in turn.
-- distribution: member_id
create table point_balance (
  member_id uuid primary key,
  -- The member they have become part of, whose points theirs are.
  root_id uuid,
  -- Whether others have become part of this one.
  has_parts boolean not null,
  -- Neither gets nor spends until an operator has looked.
  is_frozen boolean not null,
  -- What came from outside less what went back there; below zero where it went to another account of the same person.
  issued int not null,
  available int not null check (available >= 0),
  pending int not null check (pending >= 0),
  held int not null check (held >= 0),
  spent int not null check (spent >= 0),
  expired int not null check (expired >= 0),
  debt int not null check (debt >= 0),
  check (available + pending + held + spent + expired - debt = issued),
  check (root_id is null or not has_parts)
);

-- Who has become part of a member, by which merge; of whoever is part of a part as well.
-- distribution: member_id
create table point_part (
  member_id uuid not null,
  part_id uuid not null,
  merge_id uuid not null,
  primary key (member_id, part_id)
);

-- Something that happened to a member's points. Never changed, but for peers, who are forgotten with whom they were.
-- distribution: member_id
create table point_transfer (
  member_id uuid not null references point_balance (member_id),
  id uuid not null,
  -- What it happened for: nothing happens twice for one cause.
  cause text not null,
  kind text not null check (kind in (
    'earn', 'earn_pending', 'post', 'void', 'spend', 'hold', 'capture', 'release', 'refund', 'claw_back', 'expire',
    'forfeit', 'gift_out', 'gift_in', 'gift_returned', 'gift_taken_back', 'merge_out', 'merge_in')),
  points int not null check (points >= 0),
  -- What it changed for the member: of what is available, less what is owed.
  change int not null,
  title text not null,
  source_kind text not null,
  source_id text not null,
  rule_id text,
  rule_version int,
  -- The transfer that it goes on with, settles or takes back.
  of_id uuid,
  -- Who gave or got the points.
  peer_id uuid,
  at timestamptz not null,
  primary key (member_id, id),
  check ((rule_id is null) = (rule_version is null))
);
create unique index point_transfer_cause on point_transfer (member_id, cause);
create index point_transfer_story on point_transfer (member_id, at, id);
create index point_transfer_of on point_transfer (member_id, of_id) where of_id is not null;

-- Its lines, which sum to zero: what came to an account, or left it.
-- distribution: member_id
create table point_entry (
  member_id uuid not null,
  transfer_id uuid not null,
  account text not null
    check (account in ('issued', 'available', 'pending', 'held', 'spent', 'expired', 'debt')),
  points int not null check (points <> 0),
  primary key (member_id, transfer_id, account),
  foreign key (member_id, transfer_id) references point_transfer (member_id, id)
);

-- Points that came together and expire together.
-- distribution: member_id
create table point_lot (
  member_id uuid not null,
  id uuid not null,
  transfer_id uuid not null,
  points int not null check (points > 0),
  expires_at timestamptz not null,
  -- The lot whose points these were, which may be another member's, and the one where they all began.
  origin_id uuid,
  root_id uuid not null,
  primary key (member_id, id),
  foreign key (member_id, transfer_id) references point_transfer (member_id, id)
);
create index point_lot_of_transfer on point_lot (member_id, transfer_id);
create index point_lot_of_root on point_lot (member_id, root_id);

-- What a transfer took from a lot, or gave back to it, and the account it went to or came from.
-- distribution: member_id
create table point_draw (
  member_id uuid not null,
  transfer_id uuid not null,
  lot_id uuid not null,
  account text not null check (account in ('issued', 'held', 'spent', 'expired', 'debt')),
  points int not null check (points <> 0),
  primary key (member_id, transfer_id, lot_id, account),
  foreign key (member_id, transfer_id) references point_transfer (member_id, id),
  foreign key (member_id, lot_id) references point_lot (member_id, id)
);
create index point_draw_of_lot on point_draw (member_id, lot_id);

-- What is left of lots of which something is left.
-- distribution: member_id
create table point_lot_left (
  member_id uuid not null,
  lot_id uuid not null,
  expires_at timestamptz not null,
  left_points int not null check (left_points > 0),
  primary key (member_id, lot_id)
);
create index point_lot_left_by_expiry on point_lot_left (member_id, expires_at, lot_id);
create index point_lot_left_due on point_lot_left (expires_at, member_id, lot_id);

-- What is pending or held, until it is settled.
-- distribution: member_id
create table point_open (
  member_id uuid not null,
  transfer_id uuid not null,
  account text not null check (account in ('pending', 'held')),
  points int not null check (points > 0),
  primary key (member_id, transfer_id)
);

-- How much of a cap a member has used up.
-- distribution: member_id
create table point_cap_use (
  member_id uuid not null,
  cap_key text not null,
  per text not null,
  used int not null check (used >= 0),
  primary key (member_id, cap_key, per)
);

-- The same of a cap that members share, as that of one car.
-- distribution: cap_key
create table point_shared_cap_use (
  cap_key text not null,
  per text not null,
  used int not null check (used >= 0),
  primary key (cap_key, per)
);

-- What operators did by hand, and why.
-- distribution: member_id
create table point_intervention (
  member_id uuid not null,
  id uuid not null,
  deed text not null check (deed in ('give', 'take', 'freeze', 'unfreeze')),
  points int,
  reason text not null,
  operator_id uuid not null,
  at timestamptz not null,
  primary key (member_id, id),
  check ((deed in ('give', 'take')) = (points is not null))
);

-- A time that everything was added up from the journal again.
-- distribution: id
create table point_proof (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  members int not null,
  transfers int not null,
  -- Points by account.
  sums jsonb not null,
  mismatches int not null,
  -- Of the journal before this instant; the next proof makes it once more and compares.
  sealed_before timestamptz not null,
  hash text not null
);

-- What did not agree with the journal.
-- distribution: proof_id
create table point_mismatch (
  proof_id uuid not null references point_proof (id),
  place int not null,
  member_id uuid,
  what text not null,
  subject text not null,
  expected text not null,
  found text not null,
  primary key (proof_id, place)
);
