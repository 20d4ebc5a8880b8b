-- Cash that waits for a person, or that is tried again, and what operators did about it.

-- Why it is not as it should be; null when all is well.
alter table payment add trouble text;
create index payment_in_trouble on payment (created_at, id) where trouble is not null;
create index refund_in_trouble on payment_refund (requested_at, id) where trouble is not null;

-- What operators did by hand, and why.
-- distribution: member_id
create table payment_intervention (
  member_id uuid not null,
  payment_id uuid not null,
  -- The operator's request: sent again, it is the same deed.
  id uuid not null,
  refund_id uuid not null,
  deed text not null check (deed in ('retry_refund')),
  reason text not null,
  operator_id uuid not null,
  at timestamptz not null,
  primary key (member_id, payment_id, id),
  foreign key (member_id, payment_id, refund_id) references payment_refund (member_id, payment_id, id)
);
