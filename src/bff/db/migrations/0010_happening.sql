-- What happened to members: written with the fact itself, kept, and told to whoever acts on it.

-- The log.
-- distribution: member_id
create table happening (
  member_id uuid not null,
  id uuid not null,
  type text not null,
  -- What it is about: of one type, a member has one happening about it.
  subject text not null,
  at timestamptz not null,
  body jsonb not null,
  primary key (member_id, id)
);
create unique index happening_once on happening (member_id, type, subject);
create index happening_by_type on happening (type, at, member_id, id);
create index happening_of_member on happening (member_id, type, at);

-- Whom it has still to be told, gone when it was.
-- distribution: member_id
create table happening_due (
  member_id uuid not null,
  consumer text not null,
  happening_id uuid not null,
  due_at timestamptz not null,
  tries int not null,
  -- Given up for now; `problem` says why.
  set_aside_at timestamptz,
  problem text,
  primary key (member_id, consumer, happening_id),
  foreign key (member_id, happening_id) references happening (member_id, id),
  check (set_aside_at is null or problem is not null)
);
create index happening_due_by_time on happening_due (due_at) where set_aside_at is null;
