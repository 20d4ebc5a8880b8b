-- What members are given for what they do: rules, tasks, sign-ins, growth and tiers.

-- A rule in all its versions. A version that is published is never changed; the next one takes its place.
-- distribution: reference
create table point_rule (
  id uuid not null,
  version int not null check (version > 0),
  terms jsonb not null,
  created_at timestamptz not null,
  -- Null for a draft.
  effective_from timestamptz,
  published_by uuid,
  retired_at timestamptz,
  primary key (id, version)
);

-- What each rule did about a happening.
-- distribution: member_id
create table reward_outcome (
  member_id uuid not null,
  happening_id uuid not null,
  rule_id uuid not null,
  rule_version int not null,
  type text not null,
  subject text not null,
  -- Of its transfer in the ledger.
  cause text not null,
  title text not null,
  points int not null check (points >= 0),
  growth int not null check (growth >= 0),
  -- `held`: somebody has to look at it first.
  state text not null check (state in ('paid', 'pending', 'held', 'posted', 'void', 'capped', 'frozen', 'known')),
  waits_for text,
  void_on text[] not null,
  due_at timestamptz,
  valid_months int not null,
  at timestamptz not null,
  primary key (member_id, happening_id, rule_id)
);
create index reward_outcome_waiting on reward_outcome (member_id, subject) where state = 'pending';
create index reward_outcome_due on reward_outcome (due_at, member_id) where state = 'pending' and due_at is not null;

-- What has been added to a member's growth, by its cause; nothing is ever changed.
-- distribution: member_id
create table growth_entry (
  member_id uuid not null,
  cause text not null,
  growth int not null check (growth > 0),
  title text not null,
  -- In Shanghai, 2026-11.
  month text not null,
  at timestamptz not null,
  primary key (member_id, cause)
);

-- The tier a member was last found in.
-- distribution: member_id
create table member_tier (
  member_id uuid primary key,
  tier text not null,
  since timestamptz not null,
  -- Growth is no longer enough for it, and until then that does not matter.
  grace_until timestamptz
);

-- distribution: member_id
create table tier_change (
  member_id uuid not null,
  id uuid not null,
  from_tier text,
  to_tier text not null,
  why text not null check (why in ('joined', 'reached', 'grace_over')),
  at timestamptz not null,
  primary key (member_id, id)
);

-- A day on which a member signed in, or made up for it.
-- distribution: member_id
create table sign_in (
  member_id uuid not null,
  local_day date not null,
  is_made_up boolean not null,
  streak int not null check (streak > 0),
  request_id uuid not null,
  content_hash text not null,
  -- What the nonce was for is used up.
  nonce_id text not null,
  state text not null check (state in ('done', 'held', 'rejected')),
  points int not null,
  growth int not null,
  at timestamptz not null,
  primary key (member_id, local_day)
);
create unique index sign_in_by_request on sign_in (member_id, request_id);
create unique index sign_in_by_nonce on sign_in (member_id, nonce_id);

-- From where members signed in, by hash, for a month.
-- distribution: place_hash
create table sign_in_trace (
  place_hash text not null,
  local_day date not null,
  member_id uuid not null,
  primary key (place_hash, local_day, member_id)
);
create index sign_in_trace_of_member on sign_in_trace (member_id);
create index sign_in_trace_by_day on sign_in_trace (local_day);

-- What was done in a way that people don't, until somebody has looked at it.
-- distribution: member_id
create table reward_review (
  member_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('sign_in', 'make_up')),
  local_day date not null,
  happening_id uuid not null,
  score int not null,
  reasons jsonb not null,
  points int not null,
  state text not null check (state in ('open', 'approved', 'rejected')),
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (member_id, id),
  check ((state = 'open') = (decided_at is null))
);
create index reward_review_queue on reward_review (opened_at, id) where state = 'open';
create index reward_review_by_id on reward_review (id);

-- distribution: reference
create table task (
  id text primary key,
  terms jsonb not null,
  changed_at timestamptz not null
);

-- The reward of a task, taken once in each of its windows.
-- distribution: member_id
create table task_claim (
  member_id uuid not null,
  task_id text not null,
  window_key text not null,
  request_id uuid not null,
  points int not null,
  growth int not null,
  claimed_at timestamptz not null,
  primary key (member_id, task_id, window_key)
);
create unique index task_claim_by_request on task_claim (member_id, request_id);
