-- Where people go, when it is open, and who and what waits for them there.

-- distribution: reference
create table city (
  code text primary key check (code ~ '^\d{6}$'),
  name text not null,
  province text not null,
  latitude double precision not null,
  longitude double precision not null
);

-- Public holidays and make-up workdays; a day without a row is an ordinary one.
-- distribution: reference
create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('holiday', 'makeup')),
  name text not null
);

-- distribution: reference
create table dealer (
  id uuid primary key,
  city_code text not null references city (code),
  name text not null,
  address text not null,
  phone text not null,
  latitude double precision not null,
  longitude double precision not null,
  time_zone text not null,
  cover text not null
);
create index dealer_of_city on dealer (city_code);
create index dealer_by_latitude on dealer (latitude);

-- Minutes since local midnight. A kind of day without a row is a day off. Make-up workdays are workdays.
-- distribution: dealer_id
create table opening_hours (
  dealer_id uuid not null references dealer (id),
  day_kind text not null check (day_kind in ('workday', 'weekend', 'holiday')),
  opens_min int not null check (opens_min between 0 and 1440),
  closes_min int not null check (closes_min between opens_min and 1440),
  primary key (dealer_id, day_kind)
);

-- Days a dealer is closed whatever their kind: the Spring Festival, a removal.
-- distribution: dealer_id
create table closed_day (
  dealer_id uuid not null references dealer (id),
  day date not null,
  reason text not null,
  primary key (dealer_id, day)
);
create index closed_by_day on closed_day (day);

-- distribution: dealer_id
create table consultant (
  dealer_id uuid not null references dealer (id),
  id uuid not null,
  name text not null,
  title text not null,
  active boolean not null default true,
  primary key (dealer_id, id)
);

-- distribution: dealer_id
create table demo_car (
  dealer_id uuid not null references dealer (id),
  id uuid not null,
  model_id text not null,
  name text not null,
  paint text not null,
  active boolean not null default true,
  primary key (dealer_id, id)
);

-- How a dealer lends a model. A model without a row is not lent there.
-- distribution: dealer_id
create table drive_policy (
  dealer_id uuid not null references dealer (id),
  model_id text not null,
  duration_min int not null check (duration_min > 0),
  -- Before a drive the car is brought round, after it the car is cleaned and charged.
  buffer_before_min int not null check (buffer_before_min >= 0),
  buffer_after_min int not null check (buffer_after_min >= 0),
  step_min int not null check (step_min > 0),
  notice_min int not null check (notice_min >= 0),
  horizon_days int not null check (horizon_days between 1 and 90),
  -- Until how long before its start a booking can be moved or cancelled.
  cutoff_min int not null check (cutoff_min >= 0),
  car_day_max int not null check (car_day_max > 0),
  consultant_day_max int not null check (consultant_day_max > 0),
  primary key (dealer_id, model_id)
);
