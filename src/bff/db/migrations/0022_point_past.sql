-- Whom members were part of once, and are no more: what was done meanwhile for the one they were was done for them, too,
-- and is not done again.
-- distribution: member_id
create table point_past (
  member_id uuid not null,
  other_id uuid not null,
  merge_id uuid not null,
  -- Ids follow each other in time: transfers between that of the merge and this one were made meanwhile.
  parted_id uuid not null,
  primary key (member_id, merge_id)
);

-- Whether there is something in it, so that nobody else is looked up there.
alter table point_balance add column has_past boolean not null default false;
