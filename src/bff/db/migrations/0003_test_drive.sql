-- A booking takes one demo car and one consultant. What takes them is rows of `claim`, one for each
-- half hour, so that the primary key itself refuses the second who wants the same.

-- distribution: dealer_id
create table claim (
  dealer_id uuid not null,
  resource_id uuid not null,
  cell_at timestamptz not null check (extract(epoch from cell_at)::bigint % 1800 = 0),
  holder_id uuid not null,
  holder_kind text not null check (holder_kind in ('booking', 'block')),
  -- Set while it is only a hold: from then on anybody may take the cell.
  held_until timestamptz,
  primary key (dealer_id, resource_id, cell_at)
);
create index claim_by_time on claim (dealer_id, cell_at);

-- A car in the workshop, a consultant in training. Its cells are claims, too.
-- distribution: dealer_id
create table resource_block (
  dealer_id uuid not null references dealer (id),
  id uuid not null,
  resource_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  reason text not null check (reason in ('service', 'training', 'leave')),
  primary key (dealer_id, id)
);

-- distribution: dealer_id
create table drive_booking (
  dealer_id uuid not null references dealer (id),
  id uuid not null,
  member_id uuid not null,
  model_id text not null,
  car_id uuid not null,
  consultant_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- The day of starts_at in the dealer's zone, by which daily limits count.
  local_day date not null,
  state text not null check (state in ('held', 'released', 'confirmed', 'cancelled')),
  -- A hold past this moment is over, whatever its state says.
  held_until timestamptz not null,
  changeable_until timestamptz not null,
  -- How many cells it claimed: a hold that still has them all is whole.
  claimed_cells int not null check (claimed_cells > 0),
  contact_sealed text,
  cancel_reason text,
  created_at timestamptz not null,
  primary key (dealer_id, id),
  foreign key (dealer_id, car_id) references demo_car (dealer_id, id),
  foreign key (dealer_id, consultant_id) references consultant (dealer_id, id),
  check (state <> 'confirmed' or contact_sealed is not null),
  check ((state = 'cancelled') = (cancel_reason is not null))
);
create index booking_of_car_day on drive_booking (dealer_id, car_id, local_day);
create index booking_of_consultant_day on drive_booking (dealer_id, consultant_id, local_day);

-- One intent of a member, so that sending it again finds what it made.
-- distribution: dealer_id
create table drive_request (
  dealer_id uuid not null references dealer (id),
  member_id uuid not null,
  request_id uuid not null,
  content_hash text not null,
  booking_id uuid not null,
  created_at timestamptz not null,
  primary key (dealer_id, member_id, request_id)
);

-- A member's view of their bookings: where they are, and what limits count.
-- distribution: member_id
create table member_booking (
  member_id uuid not null references member (id),
  booking_id uuid not null,
  dealer_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('held', 'released', 'confirmed', 'cancelled')),
  held_until timestamptz not null,
  primary key (member_id, booking_id)
);
create index booking_of_member on member_booking (member_id, starts_at, booking_id);
