-- Members' cars, and what stays with a car whoever owns it, which goes by the hash of its VIN.

-- What everything about a car waits for in turn.
-- distribution: vin_hash
create table vehicle (
  vin_hash text primary key,
  known_since timestamptz not null
);

-- Whose a car was when.
-- distribution: vin_hash
create table car_binding (
  vin_hash text not null references vehicle (vin_hash),
  id uuid not null,
  member_id uuid not null,
  car_id uuid not null,
  bound_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('removed', 'transferred', 'claimed', 'erased')),
  primary key (vin_hash, id),
  check ((ended_at is null) = (ended_by is null))
);
-- A car has one owner at a time.
create unique index car_binding_open on car_binding (vin_hash) where ended_at is null;
create index car_binding_of_member on car_binding (member_id);

-- A car in somebody's garage.
-- distribution: member_id
create table car (
  member_id uuid not null references member (id),
  id uuid not null,
  vin_hash text not null,
  vin_sealed text not null,
  vin_doubtful boolean not null,
  plate_sealed text,
  plate_kind text,
  model_id text not null,
  powertrain text not null check (powertrain in ('petrol', 'hybrid', 'phev', 'bev', 'erev')),
  registered_on date,
  nickname_sealed text,
  is_default boolean not null,
  -- A claim is on a car that somebody else has added.
  standing text not null check (standing in ('owner', 'claim')),
  verified_at timestamptz,
  added_at timestamptz not null,
  primary key (member_id, id),
  check ((plate_sealed is null) = (plate_kind is null)),
  check (standing = 'owner' or (verified_at is null and not is_default))
);
create unique index car_default on car (member_id) where is_default;

-- Who shares a car of somebody's.
-- distribution: member_id
create table car_driver (
  member_id uuid not null references member (id),
  car_id uuid not null,
  owner_id uuid not null,
  since timestamptz not null,
  primary key (member_id, car_id)
);
create index car_driver_of_owner on car_driver (owner_id, car_id);

-- Told to one person, who gets the car by it or shares it; only its hash is kept.
-- distribution: code_hash
create table car_code (
  code_hash text primary key,
  kind text not null check (kind in ('transfer', 'driver')),
  member_id uuid not null,
  car_id uuid not null,
  expires_at timestamptz not null,
  created_at timestamptz not null
);
create index car_code_of_member on car_code (member_id, car_id);

-- A picture of a vehicle licence, to be decided by an operator.
-- distribution: member_id
create table car_proof (
  member_id uuid not null references member (id),
  id uuid not null,
  car_id uuid not null,
  state text not null check (state in ('pending', 'approved', 'rejected')),
  reason text,
  note text,
  -- Gone when it is decided.
  object_key uuid,
  submitted_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (member_id, id),
  check ((state = 'pending') = (decided_at is null)),
  check ((state = 'pending') = (object_key is not null)),
  check ((state = 'rejected') = (reason is not null))
);
create unique index car_proof_pending on car_proof (member_id, car_id) where state = 'pending';
create index car_proof_queue on car_proof (submitted_at, id) where state = 'pending';
create index car_proof_by_id on car_proof (id);

-- distribution: member_id
create table car_document (
  member_id uuid not null references member (id),
  id uuid not null,
  car_id uuid not null,
  kind text not null check (kind in ('policy', 'licence', 'other')),
  title_sealed text not null,
  expires_on date,
  object_key uuid not null,
  added_at timestamptz not null,
  primary key (member_id, id)
);

-- What a car has shown. A reading that turned out wrong is retired by the one that says so.
-- distribution: vin_hash
create table odometer_entry (
  vin_hash text not null references vehicle (vin_hash),
  id uuid not null,
  km int not null check (km >= 0),
  read_on date not null,
  source text not null check (source in ('owner', 'dealer', 'car')),
  -- Who noted it, and for which dealer.
  member_id uuid not null,
  dealer_id uuid,
  noted_at timestamptz not null,
  retired_by uuid,
  primary key (vin_hash, id),
  check ((source = 'dealer') = (dealer_id is not null))
);
create index odometer_of_car on odometer_entry (vin_hash, read_on, id) where retired_by is null;
create index odometer_of_member on odometer_entry (member_id);

-- distribution: reference
create table recall (
  number text primary key,
  title text not null,
  summary text not null,
  link text not null,
  issued_on date not null,
  imported_at timestamptz not null
);

-- The cars that a recall names, also those that nobody has added yet.
-- distribution: vin_hash
create table recalled_car (
  vin_hash text not null,
  recall_number text not null references recall (number),
  seen_at timestamptz,
  remedied_at timestamptz,
  primary key (vin_hash, recall_number)
);

-- One intent of a member, so that sending it again finds what it made.
-- distribution: member_id
create table garage_request (
  member_id uuid not null,
  request_id uuid not null,
  content_hash text not null,
  result text not null,
  created_at timestamptz not null,
  primary key (member_id, request_id)
);

-- Files in the object store. One that nothing came to keep, or that was let go, is to be deleted there.
-- distribution: object_key
create table stored_object (
  object_key uuid primary key,
  state text not null check (state in ('coming', 'kept', 'let_go')),
  -- What the seal of its content begins with, which says with which key.
  seal_prefix text not null,
  since timestamptz not null
);
create index stored_object_to_sweep on stored_object (since) where state <> 'kept';
