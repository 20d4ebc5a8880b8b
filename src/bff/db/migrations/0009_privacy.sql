-- What people have agreed to, how they get a copy of what is kept about them, and how they leave.

-- What a member said of each policy: a row each time, never changed. The last one counts.
-- distribution: member_id
create table member_consent (
  member_id uuid not null references member (id),
  id uuid not null,
  policy text not null,
  version text not null,
  given boolean not null,
  -- As a guest: on a device, before they signed in there. By the platform: in its own settings.
  said_as text not null check (said_as in ('member', 'guest', 'platform')),
  said_at timestamptz not null,
  primary key (member_id, id)
);

-- The same of whoever uses a device and has not signed in; who signs in there takes it along.
-- distribution: device_hash
create table guest_consent (
  device_hash text not null,
  id uuid not null,
  policy text not null,
  version text not null,
  given boolean not null,
  said_at timestamptz not null,
  primary key (device_hash, id)
);

-- A link that a member was given to a copy of their data. The copy itself is only made when it is fetched.
-- distribution: member_id
create table data_export (
  member_id uuid not null references member (id),
  id uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  fetches int not null,
  primary key (member_id, id)
);

-- Each time that something personal was shown in clear: whose, to whom.
-- distribution: member_id
create table reveal_log (
  member_id uuid not null,
  id uuid not null,
  by_id uuid not null,
  what text not null,
  subject_id uuid not null,
  -- The member asked to see it, or staff had something to check.
  why text not null check (why in ('asked', 'check')),
  revealed_at timestamptz not null,
  primary key (member_id, id)
);

-- Members who want to be forgotten, until they are or have thought better of it.
-- distribution: member_id
create table deletion_request (
  member_id uuid primary key references member (id),
  asked_at timestamptz not null,
  due_at timestamptz not null
);
create index deletion_request_by_due on deletion_request (due_at, member_id);

-- Members who were forgotten, by hash: whoever is back from a backup is forgotten again.
-- distribution: member_hash
create table tombstone (
  member_hash text primary key,
  erased_at timestamptz not null
);

-- What the keyed hashes of this database are made with, by its hash of nothing.
-- distribution: reference
create table hash_key (
  is_for text primary key,
  hash text not null
);
