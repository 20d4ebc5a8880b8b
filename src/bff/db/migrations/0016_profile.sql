-- How members like to be shown. A new nickname or picture is a new row: one that went to another member is known again.
-- distribution: member_id
create table profile_part (
  member_id uuid not null references member (id),
  kind text not null check (kind in ('nickname', 'avatar')),
  id uuid not null,
  text_sealed text,
  object_key uuid,
  said_at timestamptz not null,
  primary key (member_id, kind),
  check ((kind = 'nickname') = (text_sealed is not null)),
  check ((kind = 'avatar') = (object_key is not null))
);
