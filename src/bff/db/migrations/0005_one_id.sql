-- One person, many ways to say so (One ID), and a session for each device they are signed in on.

alter table member
  add column last_seen_at timestamptz,
  -- Who this member turned out to be; a merged member owns nothing and signs in nowhere.
  add column merged_into uuid,
  add column erased_at timestamptz,
  add column referral_code text;

alter table identity
  add column app text,
  add column type text,
  add column subject_sealed text,
  -- The subject that said whose this one is, where it was not the first.
  add column vouched_by text,
  -- The number that took this one's place: it signs nobody in, and whoever verifies it next may have it.
  add column replaced_by text,
  add column verified_at timestamptz;
create index identity_of_member on identity (member_id);
update identity i set subject_sealed = m.phone_sealed, type = 'phone', verified_at = i.created_at
  from member m where m.id = i.member_id and i.kind = 'phone';

-- Numbers that were ever verified here, so that "new" can be said of the others.
-- distribution: phone_hash
create table known_phone (
  phone_hash text primary key,
  first_at timestamptz not null
);
insert into known_phone (phone_hash, first_at)
  select subject_hash, created_at from identity where kind = 'phone';

-- A number that its carrier gave to somebody else: it left one account for another.
-- distribution: phone_hash
create table phone_move (
  phone_hash text not null,
  moved_at timestamptz not null,
  from_id uuid not null,
  to_id uuid not null,
  primary key (phone_hash, moved_at, from_id)
);

-- How many codes were sent for a device or an address since window_at.
-- distribution: key_hash
create table code_quota (
  key_hash text primary key,
  window_at timestamptz not null,
  used int not null
);

-- distribution: member_id
create table session (
  member_id uuid not null references member (id),
  id uuid not null,
  -- Access tokens of an earlier epoch are void.
  epoch int not null,
  -- What was signed in with.
  subject_hash text not null,
  platform text not null check (platform in ('wechat', 'alipay', 'h5')),
  label text not null,
  device_hash text,
  token_hash text not null,
  -- The token before, which a phone may send again when the reply was lost.
  previous_hash text,
  rotated_at timestamptz not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (member_id, id)
);

-- Whose a session is at the moment, for whoever has only its token.
-- distribution: session_id
create table session_key (
  session_id uuid primary key,
  member_id uuid not null
);

-- Sessions whose access tokens of an earlier epoch are void, kept for as long as such a token lives.
-- distribution: session_id
create table void_token (
  session_id uuid primary key,
  epoch_min int not null,
  void_until timestamptz not null
);
create index void_token_by_end on void_token (void_until);

-- Two members that turned out to be one person.
-- distribution: id
create table member_merge (
  id uuid primary key,
  survivor_id uuid not null,
  absorbed_id uuid not null,
  -- The verified number that said so.
  phone_hash text not null,
  merged_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  check ((undone_at is null) = (undone_by is null))
);
create index merge_of_survivor on member_merge (survivor_id);
create index merge_of_absorbed on member_merge (absorbed_id);

-- Every row that went from one to the other.
-- distribution: merge_id
create table merge_entry (
  merge_id uuid not null references member_merge (id),
  place int not null,
  feature text not null,
  table_name text not null,
  key jsonb not null,
  primary key (merge_id, place)
);

-- What a member's friends come with.
-- distribution: code
create table referral_code (
  code text primary key,
  member_id uuid not null
);

-- One for each number that was new here, for whoever brought it.
-- distribution: phone_hash
create table referral_credit (
  phone_hash text primary key,
  member_id uuid not null,
  invited_id uuid not null,
  credited_at timestamptz not null
);
create index referral_credit_of_member on referral_credit (member_id);
