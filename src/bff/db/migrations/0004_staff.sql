-- Who acts for a dealer, or for the brand.

-- distribution: dealer_id
create table staff_role (
  dealer_id uuid not null references dealer (id),
  member_id uuid not null,
  role text not null check (role in ('consultant', 'manager')),
  -- Whom of the dealer's consultants the member is, where customers are assigned to them.
  consultant_id uuid,
  created_at timestamptz not null,
  primary key (dealer_id, member_id),
  foreign key (dealer_id, consultant_id) references consultant (dealer_id, id)
);
create index staff_role_of_member on staff_role (member_id);

-- Operators act for the brand, at every dealer.
-- distribution: member_id
create table operator_role (
  member_id uuid primary key,
  created_at timestamptz not null
);
