-- The tables that the migrations add up to, to be read first. Made from the catalogs: npm run db:schema

-- distribution: id
create table member (
  id uuid not null,
  phone_sealed text,
  joined_at timestamptz not null,
  last_seen_at timestamptz,
  merged_into uuid,
  erased_at timestamptz,
  referral_code text,
  constraint member_pkey PRIMARY KEY (id)
);

-- distribution: subject_hash
create table identity (
  subject_hash text not null,
  kind text not null,
  member_id uuid not null,
  created_at timestamptz not null,
  app text,
  type text,
  subject_sealed text,
  vouched_by text,
  replaced_by text,
  verified_at timestamptz,
  constraint identity_pkey PRIMARY KEY (subject_hash),
  constraint identity_kind_check CHECK ((kind = ANY (ARRAY['wechat'::text, 'alipay'::text, 'phone'::text])))
);
CREATE INDEX identity_of_member ON identity (member_id);

-- distribution: phone_hash
create table phone_code (
  phone_hash text not null,
  code_hash text not null,
  tries_left integer not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  window_at timestamptz not null,
  window_sends integer not null,
  constraint phone_code_pkey PRIMARY KEY (phone_hash),
  constraint phone_code_tries_left_check CHECK ((tries_left >= 0))
);
CREATE INDEX phone_code_by_age ON phone_code (sent_at);

-- distribution: reference
create table city (
  code text not null,
  name text not null,
  province text not null,
  latitude double precision not null,
  longitude double precision not null,
  constraint city_pkey PRIMARY KEY (code),
  constraint city_code_check CHECK ((code ~ '^\d{6}$'::text))
);

-- distribution: reference
create table calendar_day (
  day date not null,
  kind text not null,
  name text not null,
  constraint calendar_day_pkey PRIMARY KEY (day),
  constraint calendar_day_kind_check CHECK ((kind = ANY (ARRAY['holiday'::text, 'makeup'::text])))
);

-- distribution: reference
create table dealer (
  id uuid not null,
  city_code text not null,
  name text not null,
  address text not null,
  phone text not null,
  latitude double precision not null,
  longitude double precision not null,
  time_zone text not null,
  cover text not null,
  constraint dealer_pkey PRIMARY KEY (id),
  constraint dealer_city_code_fkey FOREIGN KEY (city_code) REFERENCES city(code)
);
CREATE INDEX dealer_by_latitude ON dealer (latitude);
CREATE INDEX dealer_of_city ON dealer (city_code);

-- distribution: dealer_id
create table opening_hours (
  dealer_id uuid not null,
  day_kind text not null,
  opens_min integer not null,
  closes_min integer not null,
  constraint opening_hours_pkey PRIMARY KEY (dealer_id, day_kind),
  constraint opening_hours_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id),
  constraint opening_hours_check CHECK (((closes_min >= opens_min) AND (closes_min <= 1440))),
  constraint opening_hours_day_kind_check CHECK ((day_kind = ANY (ARRAY['workday'::text, 'weekend'::text, 'holiday'::text]))),
  constraint opening_hours_opens_min_check CHECK (((opens_min >= 0) AND (opens_min <= 1440)))
);

-- distribution: dealer_id
create table closed_day (
  dealer_id uuid not null,
  day date not null,
  reason text not null,
  constraint closed_day_pkey PRIMARY KEY (dealer_id, day),
  constraint closed_day_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id)
);
CREATE INDEX closed_by_day ON closed_day (day);

-- distribution: dealer_id
create table consultant (
  dealer_id uuid not null,
  id uuid not null,
  name text not null,
  title text not null,
  active boolean not null default true,
  constraint consultant_pkey PRIMARY KEY (dealer_id, id),
  constraint consultant_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id)
);

-- distribution: dealer_id
create table demo_car (
  dealer_id uuid not null,
  id uuid not null,
  model_id text not null,
  name text not null,
  paint text not null,
  active boolean not null default true,
  constraint demo_car_pkey PRIMARY KEY (dealer_id, id),
  constraint demo_car_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id)
);

-- distribution: dealer_id
create table drive_policy (
  dealer_id uuid not null,
  model_id text not null,
  duration_min integer not null,
  buffer_before_min integer not null,
  buffer_after_min integer not null,
  step_min integer not null,
  notice_min integer not null,
  horizon_days integer not null,
  cutoff_min integer not null,
  car_day_max integer not null,
  consultant_day_max integer not null,
  constraint drive_policy_pkey PRIMARY KEY (dealer_id, model_id),
  constraint drive_policy_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id),
  constraint drive_policy_buffer_after_min_check CHECK ((buffer_after_min >= 0)),
  constraint drive_policy_buffer_before_min_check CHECK ((buffer_before_min >= 0)),
  constraint drive_policy_car_day_max_check CHECK ((car_day_max > 0)),
  constraint drive_policy_consultant_day_max_check CHECK ((consultant_day_max > 0)),
  constraint drive_policy_cutoff_min_check CHECK ((cutoff_min >= 0)),
  constraint drive_policy_duration_min_check CHECK ((duration_min > 0)),
  constraint drive_policy_horizon_days_check CHECK (((horizon_days >= 1) AND (horizon_days <= 90))),
  constraint drive_policy_notice_min_check CHECK ((notice_min >= 0)),
  constraint drive_policy_step_min_check CHECK ((step_min > 0))
);

-- distribution: dealer_id
create table claim (
  dealer_id uuid not null,
  resource_id uuid not null,
  cell_at timestamptz not null,
  holder_id uuid not null,
  holder_kind text not null,
  held_until timestamptz,
  constraint claim_pkey PRIMARY KEY (dealer_id, resource_id, cell_at),
  constraint claim_cell_at_check CHECK ((((EXTRACT(epoch FROM cell_at))::bigint % (1800)::bigint) = 0)),
  constraint claim_holder_kind_check CHECK ((holder_kind = ANY (ARRAY['booking'::text, 'block'::text])))
);

-- distribution: dealer_id
create table resource_block (
  dealer_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  constraint resource_block_pkey PRIMARY KEY (dealer_id, id),
  constraint resource_block_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id),
  constraint resource_block_check CHECK ((ends_at > starts_at)),
  constraint resource_block_reason_check CHECK ((reason = ANY (ARRAY['service'::text, 'training'::text, 'leave'::text])))
);

-- distribution: dealer_id
create table drive_booking (
  dealer_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  model_id text not null,
  car_id uuid not null,
  consultant_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  local_day date not null,
  state text not null,
  held_until timestamptz not null,
  changeable_until timestamptz not null,
  claimed_cells integer not null,
  contact_sealed text,
  cancel_reason text,
  created_at timestamptz not null,
  arrived_at timestamptz,
  missed_at timestamptz,
  constraint drive_booking_pkey PRIMARY KEY (dealer_id, id),
  constraint drive_booking_dealer_id_car_id_fkey FOREIGN KEY (dealer_id, car_id) REFERENCES demo_car(dealer_id, id),
  constraint drive_booking_dealer_id_consultant_id_fkey FOREIGN KEY (dealer_id, consultant_id) REFERENCES consultant(dealer_id, id),
  constraint drive_booking_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id),
  constraint drive_booking_came_or_missed CHECK (((arrived_at IS NULL) OR (missed_at IS NULL))),
  constraint drive_booking_check CHECK ((ends_at > starts_at)),
  constraint drive_booking_check1 CHECK (((state <> 'confirmed'::text) OR (contact_sealed IS NOT NULL))),
  constraint drive_booking_check2 CHECK (((state = 'cancelled'::text) = (cancel_reason IS NOT NULL))),
  constraint drive_booking_claimed_cells_check CHECK ((claimed_cells > 0)),
  constraint drive_booking_state_check CHECK ((state = ANY (ARRAY['held'::text, 'released'::text, 'confirmed'::text, 'cancelled'::text])))
);
CREATE INDEX booking_of_car_day ON drive_booking (dealer_id, car_id, local_day);
CREATE INDEX booking_of_consultant_day ON drive_booking (dealer_id, consultant_id, local_day);
CREATE INDEX drive_booking_awaited ON drive_booking (starts_at) WHERE ((state = 'confirmed'::text) AND (arrived_at IS NULL) AND (missed_at IS NULL));
CREATE INDEX drive_booking_of_day ON drive_booking (dealer_id, local_day, starts_at, id) WHERE (state = 'confirmed'::text);

-- distribution: dealer_id
create table drive_request (
  dealer_id uuid not null,
  member_id uuid not null,
  request_id uuid not null,
  content_hash text not null,
  booking_id uuid not null,
  created_at timestamptz not null,
  constraint drive_request_pkey PRIMARY KEY (dealer_id, member_id, request_id),
  constraint drive_request_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id)
);

-- distribution: member_id
create table member_booking (
  member_id uuid not null,
  booking_id uuid not null,
  dealer_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null,
  held_until timestamptz not null,
  constraint member_booking_pkey PRIMARY KEY (member_id, booking_id),
  constraint member_booking_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id),
  constraint member_booking_state_check CHECK ((state = ANY (ARRAY['held'::text, 'released'::text, 'confirmed'::text, 'cancelled'::text])))
);
CREATE INDEX booking_of_member ON member_booking (member_id, starts_at, booking_id);

-- distribution: dealer_id
create table staff_role (
  dealer_id uuid not null,
  member_id uuid not null,
  role text not null,
  consultant_id uuid,
  created_at timestamptz not null,
  constraint staff_role_pkey PRIMARY KEY (dealer_id, member_id),
  constraint staff_role_dealer_id_consultant_id_fkey FOREIGN KEY (dealer_id, consultant_id) REFERENCES consultant(dealer_id, id),
  constraint staff_role_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id),
  constraint staff_role_role_check CHECK ((role = ANY (ARRAY['consultant'::text, 'manager'::text])))
);
CREATE INDEX staff_role_of_member ON staff_role (member_id);

-- distribution: member_id
create table operator_role (
  member_id uuid not null,
  created_at timestamptz not null,
  constraint operator_role_pkey PRIMARY KEY (member_id)
);

-- distribution: phone_hash
create table known_phone (
  phone_hash text not null,
  first_at timestamptz not null,
  completed_at timestamptz,
  constraint known_phone_pkey PRIMARY KEY (phone_hash)
);

-- distribution: phone_hash
create table phone_move (
  phone_hash text not null,
  moved_at timestamptz not null,
  from_id uuid not null,
  to_id uuid not null,
  constraint phone_move_pkey PRIMARY KEY (phone_hash, moved_at, from_id)
);

-- distribution: key_hash
create table code_quota (
  key_hash text not null,
  window_at timestamptz not null,
  used integer not null,
  constraint code_quota_pkey PRIMARY KEY (key_hash)
);
CREATE INDEX code_quota_by_age ON code_quota (window_at);

-- distribution: member_id
create table session (
  member_id uuid not null,
  id uuid not null,
  epoch integer not null,
  subject_hash text not null,
  platform text not null,
  label text not null,
  device_hash text,
  token_hash text not null,
  previous_hash text,
  rotated_at timestamptz not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  constraint session_pkey PRIMARY KEY (member_id, id),
  constraint session_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id),
  constraint session_platform_check CHECK ((platform = ANY (ARRAY['wechat'::text, 'alipay'::text, 'h5'::text])))
);
CREATE INDEX session_by_use ON session (last_used_at);

-- distribution: session_id
create table session_key (
  session_id uuid not null,
  member_id uuid not null,
  constraint session_key_pkey PRIMARY KEY (session_id)
);

-- distribution: session_id
create table void_token (
  session_id uuid not null,
  epoch_min integer not null,
  void_until timestamptz not null,
  constraint void_token_pkey PRIMARY KEY (session_id)
);
CREATE INDEX void_token_by_end ON void_token (void_until);

-- distribution: id
create table member_merge (
  id uuid not null,
  survivor_id uuid not null,
  absorbed_id uuid not null,
  phone_hash text not null,
  merged_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  constraint member_merge_pkey PRIMARY KEY (id),
  constraint member_merge_check CHECK (((undone_at IS NULL) = (undone_by IS NULL)))
);
CREATE INDEX merge_of_absorbed ON member_merge (absorbed_id);
CREATE INDEX merge_of_survivor ON member_merge (survivor_id);

-- distribution: merge_id
create table merge_entry (
  merge_id uuid not null,
  place integer not null,
  feature text not null,
  table_name text not null,
  key jsonb not null,
  constraint merge_entry_pkey PRIMARY KEY (merge_id, place),
  constraint merge_entry_merge_id_fkey FOREIGN KEY (merge_id) REFERENCES member_merge(id)
);

-- distribution: code
create table referral_code (
  code text not null,
  member_id uuid not null,
  constraint referral_code_pkey PRIMARY KEY (code)
);

-- distribution: phone_hash
create table referral_credit (
  phone_hash text not null,
  member_id uuid not null,
  invited_id uuid not null,
  credited_at timestamptz not null,
  id uuid not null,
  constraint referral_credit_pkey PRIMARY KEY (phone_hash)
);
CREATE INDEX referral_credit_for ON referral_credit (invited_id);
CREATE INDEX referral_credit_of_member ON referral_credit (member_id);

-- distribution: push_hash
create table platform_push (
  push_hash text not null,
  platform text not null,
  kind text not null,
  received_at timestamptz not null,
  constraint platform_push_pkey PRIMARY KEY (push_hash),
  constraint platform_push_platform_check CHECK ((platform = ANY (ARRAY['wechat'::text, 'alipay'::text])))
);
CREATE INDEX platform_push_by_age ON platform_push (received_at);

-- distribution: vin_hash
create table vehicle (
  vin_hash text not null,
  known_since timestamptz not null,
  constraint vehicle_pkey PRIMARY KEY (vin_hash)
);

-- distribution: vin_hash
create table car_binding (
  vin_hash text not null,
  id uuid not null,
  member_id uuid not null,
  car_id uuid not null,
  bound_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  constraint car_binding_pkey PRIMARY KEY (vin_hash, id),
  constraint car_binding_vin_hash_fkey FOREIGN KEY (vin_hash) REFERENCES vehicle(vin_hash),
  constraint car_binding_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint car_binding_ended_by_check CHECK ((ended_by = ANY (ARRAY['removed'::text, 'transferred'::text, 'claimed'::text, 'erased'::text])))
);
CREATE INDEX car_binding_of_member ON car_binding (member_id);
CREATE UNIQUE INDEX car_binding_open ON car_binding (vin_hash) WHERE (ended_at IS NULL);

-- distribution: member_id
create table car (
  member_id uuid not null,
  id uuid not null,
  vin_hash text not null,
  vin_sealed text not null,
  vin_doubtful boolean not null,
  plate_sealed text,
  plate_kind text,
  model_id text not null,
  powertrain text not null,
  registered_on date,
  nickname_sealed text,
  is_default boolean not null,
  standing text not null,
  verified_at timestamptz,
  added_at timestamptz not null,
  history_since timestamptz,
  constraint car_pkey PRIMARY KEY (member_id, id),
  constraint car_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id),
  constraint car_check CHECK (((plate_sealed IS NULL) = (plate_kind IS NULL))),
  constraint car_check1 CHECK (((standing = 'owner'::text) OR ((verified_at IS NULL) AND (NOT is_default)))),
  constraint car_powertrain_check CHECK ((powertrain = ANY (ARRAY['petrol'::text, 'hybrid'::text, 'phev'::text, 'bev'::text, 'erev'::text]))),
  constraint car_standing_check CHECK ((standing = ANY (ARRAY['owner'::text, 'claim'::text])))
);
CREATE UNIQUE INDEX car_default ON car (member_id) WHERE is_default;

-- distribution: member_id
create table car_driver (
  member_id uuid not null,
  car_id uuid not null,
  owner_id uuid not null,
  since timestamptz not null,
  constraint car_driver_pkey PRIMARY KEY (member_id, car_id),
  constraint car_driver_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
);
CREATE INDEX car_driver_of_owner ON car_driver (owner_id, car_id);

-- distribution: code_hash
create table car_code (
  code_hash text not null,
  kind text not null,
  member_id uuid not null,
  car_id uuid not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  constraint car_code_pkey PRIMARY KEY (code_hash),
  constraint car_code_kind_check CHECK ((kind = ANY (ARRAY['transfer'::text, 'driver'::text])))
);
CREATE INDEX car_code_of_member ON car_code (member_id, car_id);

-- distribution: member_id
create table car_proof (
  member_id uuid not null,
  id uuid not null,
  car_id uuid not null,
  state text not null,
  reason text,
  note text,
  object_key uuid,
  submitted_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  constraint car_proof_pkey PRIMARY KEY (member_id, id),
  constraint car_proof_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id),
  constraint car_proof_check CHECK (((state = 'pending'::text) = (decided_at IS NULL))),
  constraint car_proof_check1 CHECK (((state = 'pending'::text) = (object_key IS NOT NULL))),
  constraint car_proof_check2 CHECK (((state = 'rejected'::text) = (reason IS NOT NULL))),
  constraint car_proof_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text])))
);
CREATE INDEX car_proof_by_id ON car_proof (id);
CREATE UNIQUE INDEX car_proof_pending ON car_proof (member_id, car_id) WHERE (state = 'pending'::text);
CREATE INDEX car_proof_queue ON car_proof (submitted_at, id) WHERE (state = 'pending'::text);

-- distribution: member_id
create table car_document (
  member_id uuid not null,
  id uuid not null,
  car_id uuid not null,
  kind text not null,
  title_sealed text not null,
  expires_on date,
  object_key uuid not null,
  added_at timestamptz not null,
  constraint car_document_pkey PRIMARY KEY (member_id, id),
  constraint car_document_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id),
  constraint car_document_kind_check CHECK ((kind = ANY (ARRAY['policy'::text, 'licence'::text, 'other'::text])))
);

-- distribution: vin_hash
create table odometer_entry (
  vin_hash text not null,
  id uuid not null,
  km integer not null,
  read_on date not null,
  source text not null,
  member_id uuid not null,
  dealer_id uuid,
  noted_at timestamptz not null,
  retired_by uuid,
  constraint odometer_entry_pkey PRIMARY KEY (vin_hash, id),
  constraint odometer_entry_vin_hash_fkey FOREIGN KEY (vin_hash) REFERENCES vehicle(vin_hash),
  constraint odometer_entry_check CHECK (((source = 'dealer'::text) = (dealer_id IS NOT NULL))),
  constraint odometer_entry_km_check CHECK ((km >= 0)),
  constraint odometer_entry_source_check CHECK ((source = ANY (ARRAY['owner'::text, 'dealer'::text, 'car'::text])))
);
CREATE INDEX odometer_of_car ON odometer_entry (vin_hash, read_on, id) WHERE (retired_by IS NULL);
CREATE INDEX odometer_of_member ON odometer_entry (member_id);

-- distribution: reference
create table recall (
  number text not null,
  title text not null,
  summary text not null,
  link text not null,
  issued_on date not null,
  imported_at timestamptz not null,
  constraint recall_pkey PRIMARY KEY (number)
);

-- distribution: vin_hash
create table recalled_car (
  vin_hash text not null,
  recall_number text not null,
  seen_at timestamptz,
  remedied_at timestamptz,
  constraint recalled_car_pkey PRIMARY KEY (vin_hash, recall_number),
  constraint recalled_car_recall_number_fkey FOREIGN KEY (recall_number) REFERENCES recall(number)
);

-- distribution: member_id
create table garage_request (
  member_id uuid not null,
  request_id uuid not null,
  content_hash text not null,
  result text not null,
  created_at timestamptz not null,
  constraint garage_request_pkey PRIMARY KEY (member_id, request_id)
);

-- distribution: object_key
create table stored_object (
  object_key uuid not null,
  state text not null,
  seal_prefix text not null,
  since timestamptz not null,
  constraint stored_object_pkey PRIMARY KEY (object_key),
  constraint stored_object_state_check CHECK ((state = ANY (ARRAY['coming'::text, 'kept'::text, 'let_go'::text])))
);
CREATE INDEX stored_object_to_sweep ON stored_object (since) WHERE (state <> 'kept'::text);

-- distribution: member_id
create table member_consent (
  member_id uuid not null,
  id uuid not null,
  policy text not null,
  version text not null,
  given boolean not null,
  said_as text not null,
  said_at timestamptz not null,
  constraint member_consent_pkey PRIMARY KEY (member_id, id),
  constraint member_consent_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id),
  constraint member_consent_said_as_check CHECK ((said_as = ANY (ARRAY['member'::text, 'guest'::text, 'platform'::text])))
);

-- distribution: device_hash
create table guest_consent (
  device_hash text not null,
  id uuid not null,
  policy text not null,
  version text not null,
  given boolean not null,
  said_at timestamptz not null,
  constraint guest_consent_pkey PRIMARY KEY (device_hash, id)
);

-- distribution: member_id
create table data_export (
  member_id uuid not null,
  id uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  fetches integer not null,
  constraint data_export_pkey PRIMARY KEY (member_id, id),
  constraint data_export_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
);

-- distribution: member_id
create table reveal_log (
  member_id uuid not null,
  id uuid not null,
  by_id uuid not null,
  what text not null,
  subject_id uuid not null,
  why text not null,
  revealed_at timestamptz not null,
  constraint reveal_log_pkey PRIMARY KEY (member_id, id),
  constraint reveal_log_why_check CHECK ((why = ANY (ARRAY['asked'::text, 'check'::text])))
);

-- distribution: member_id
create table deletion_request (
  member_id uuid not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  constraint deletion_request_pkey PRIMARY KEY (member_id),
  constraint deletion_request_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
);
CREATE INDEX deletion_request_by_due ON deletion_request (due_at, member_id);

-- distribution: member_hash
create table tombstone (
  member_hash text not null,
  erased_at timestamptz not null,
  constraint tombstone_pkey PRIMARY KEY (member_hash)
);

-- distribution: reference
create table hash_key (
  is_for text not null,
  hash text not null,
  constraint hash_key_pkey PRIMARY KEY (is_for)
);

-- distribution: member_id
create table happening (
  member_id uuid not null,
  id uuid not null,
  type text not null,
  subject text not null,
  at timestamptz not null,
  body jsonb not null,
  constraint happening_pkey PRIMARY KEY (member_id, id)
);
CREATE INDEX happening_by_type ON happening (type, at, member_id, id);
CREATE INDEX happening_of_member ON happening (member_id, type, at);
CREATE UNIQUE INDEX happening_once ON happening (member_id, type, subject);

-- distribution: member_id
create table happening_due (
  member_id uuid not null,
  consumer text not null,
  happening_id uuid not null,
  due_at timestamptz not null,
  tries integer not null,
  set_aside_at timestamptz,
  problem text,
  constraint happening_due_pkey PRIMARY KEY (member_id, consumer, happening_id),
  constraint happening_due_member_id_happening_id_fkey FOREIGN KEY (member_id, happening_id) REFERENCES happening(member_id, id),
  constraint happening_due_check CHECK (((set_aside_at IS NULL) OR (problem IS NOT NULL)))
);
CREATE INDEX happening_due_by_time ON happening_due (due_at) WHERE (set_aside_at IS NULL);
CREATE INDEX happening_due_set_aside ON happening_due (set_aside_at, happening_id) WHERE (set_aside_at IS NOT NULL);

-- distribution: member_id
create table point_balance (
  member_id uuid not null,
  root_id uuid,
  has_parts boolean not null,
  is_frozen boolean not null,
  issued integer not null,
  available integer not null,
  pending integer not null,
  held integer not null,
  spent integer not null,
  expired integer not null,
  debt integer not null,
  has_past boolean not null default false,
  constraint point_balance_pkey PRIMARY KEY (member_id),
  constraint point_balance_available_check CHECK ((available >= 0)),
  constraint point_balance_check CHECK (((((((available + pending) + held) + spent) + expired) - debt) = issued)),
  constraint point_balance_check1 CHECK (((root_id IS NULL) OR (NOT has_parts))),
  constraint point_balance_debt_check CHECK ((debt >= 0)),
  constraint point_balance_expired_check CHECK ((expired >= 0)),
  constraint point_balance_held_check CHECK ((held >= 0)),
  constraint point_balance_pending_check CHECK ((pending >= 0)),
  constraint point_balance_spent_check CHECK ((spent >= 0))
);

-- distribution: member_id
create table point_part (
  member_id uuid not null,
  part_id uuid not null,
  merge_id uuid not null,
  constraint point_part_pkey PRIMARY KEY (member_id, part_id)
);

-- distribution: member_id
create table point_transfer (
  member_id uuid not null,
  id uuid not null,
  cause text not null,
  kind text not null,
  points integer not null,
  change integer not null,
  title text not null,
  source_kind text not null,
  source_id text not null,
  rule_id text,
  rule_version integer,
  of_id uuid,
  peer_id uuid,
  at timestamptz not null,
  constraint point_transfer_pkey PRIMARY KEY (member_id, id),
  constraint point_transfer_member_id_fkey FOREIGN KEY (member_id) REFERENCES point_balance(member_id),
  constraint point_transfer_check CHECK (((rule_id IS NULL) = (rule_version IS NULL))),
  constraint point_transfer_kind_check CHECK ((kind = ANY (ARRAY['earn'::text, 'earn_pending'::text, 'post'::text, 'void'::text, 'spend'::text, 'hold'::text, 'capture'::text, 'release'::text, 'refund'::text, 'claw_back'::text, 'expire'::text, 'forfeit'::text, 'gift_out'::text, 'gift_in'::text, 'gift_returned'::text, 'gift_taken_back'::text, 'merge_out'::text, 'merge_in'::text]))),
  constraint point_transfer_points_check CHECK ((points >= 0))
);
CREATE UNIQUE INDEX point_transfer_cause ON point_transfer (member_id, cause);
CREATE INDEX point_transfer_in ON point_transfer (member_id, at, id) WHERE (change > 0);
CREATE INDEX point_transfer_of ON point_transfer (member_id, of_id) WHERE (of_id IS NOT NULL);
CREATE INDEX point_transfer_out ON point_transfer (member_id, at, id) WHERE (change < 0);
CREATE INDEX point_transfer_story ON point_transfer (member_id, at, id);

-- distribution: member_id
create table point_entry (
  member_id uuid not null,
  transfer_id uuid not null,
  account text not null,
  points integer not null,
  constraint point_entry_pkey PRIMARY KEY (member_id, transfer_id, account),
  constraint point_entry_member_id_transfer_id_fkey FOREIGN KEY (member_id, transfer_id) REFERENCES point_transfer(member_id, id),
  constraint point_entry_account_check CHECK ((account = ANY (ARRAY['issued'::text, 'available'::text, 'pending'::text, 'held'::text, 'spent'::text, 'expired'::text, 'debt'::text]))),
  constraint point_entry_points_check CHECK ((points <> 0))
);

-- distribution: member_id
create table point_lot (
  member_id uuid not null,
  id uuid not null,
  transfer_id uuid not null,
  points integer not null,
  expires_at timestamptz not null,
  origin_id uuid,
  root_id uuid not null,
  constraint point_lot_pkey PRIMARY KEY (member_id, id),
  constraint point_lot_member_id_transfer_id_fkey FOREIGN KEY (member_id, transfer_id) REFERENCES point_transfer(member_id, id),
  constraint point_lot_points_check CHECK ((points > 0))
);
CREATE INDEX point_lot_of_root ON point_lot (member_id, root_id);
CREATE INDEX point_lot_of_transfer ON point_lot (member_id, transfer_id);

-- distribution: member_id
create table point_draw (
  member_id uuid not null,
  transfer_id uuid not null,
  lot_id uuid not null,
  account text not null,
  points integer not null,
  constraint point_draw_pkey PRIMARY KEY (member_id, transfer_id, lot_id, account),
  constraint point_draw_member_id_lot_id_fkey FOREIGN KEY (member_id, lot_id) REFERENCES point_lot(member_id, id),
  constraint point_draw_member_id_transfer_id_fkey FOREIGN KEY (member_id, transfer_id) REFERENCES point_transfer(member_id, id),
  constraint point_draw_account_check CHECK ((account = ANY (ARRAY['issued'::text, 'held'::text, 'spent'::text, 'expired'::text, 'debt'::text]))),
  constraint point_draw_points_check CHECK ((points <> 0))
);
CREATE INDEX point_draw_of_lot ON point_draw (member_id, lot_id);

-- distribution: member_id
create table point_lot_left (
  member_id uuid not null,
  lot_id uuid not null,
  expires_at timestamptz not null,
  left_points integer not null,
  constraint point_lot_left_pkey PRIMARY KEY (member_id, lot_id),
  constraint point_lot_left_left_points_check CHECK ((left_points > 0))
);
CREATE INDEX point_lot_left_by_expiry ON point_lot_left (member_id, expires_at, lot_id);
CREATE INDEX point_lot_left_due ON point_lot_left (expires_at, member_id, lot_id);

-- distribution: member_id
create table point_open (
  member_id uuid not null,
  transfer_id uuid not null,
  account text not null,
  points integer not null,
  constraint point_open_pkey PRIMARY KEY (member_id, transfer_id),
  constraint point_open_account_check CHECK ((account = ANY (ARRAY['pending'::text, 'held'::text]))),
  constraint point_open_points_check CHECK ((points > 0))
);

-- distribution: member_id
create table point_cap_use (
  member_id uuid not null,
  cap_key text not null,
  per text not null,
  used integer not null,
  constraint point_cap_use_pkey PRIMARY KEY (member_id, cap_key, per),
  constraint point_cap_use_used_check CHECK ((used >= 0))
);

-- distribution: cap_key
create table point_shared_cap_use (
  cap_key text not null,
  per text not null,
  used integer not null,
  constraint point_shared_cap_use_pkey PRIMARY KEY (cap_key, per),
  constraint point_shared_cap_use_used_check CHECK ((used >= 0))
);

-- distribution: member_id
create table point_intervention (
  member_id uuid not null,
  id uuid not null,
  deed text not null,
  points integer,
  reason text not null,
  operator_id uuid not null,
  at timestamptz not null,
  content_hash text,
  constraint point_intervention_pkey PRIMARY KEY (member_id, id),
  constraint point_intervention_check CHECK (((deed = ANY (ARRAY['give'::text, 'take'::text])) = (points IS NOT NULL))),
  constraint point_intervention_deed_check CHECK ((deed = ANY (ARRAY['give'::text, 'take'::text, 'freeze'::text, 'unfreeze'::text])))
);

-- distribution: id
create table point_proof (
  id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  members integer not null,
  transfers integer not null,
  sums jsonb not null,
  mismatches integer not null,
  sealed_before timestamptz not null,
  hash text not null,
  constraint point_proof_pkey PRIMARY KEY (id)
);
CREATE INDEX point_proof_by_time ON point_proof (started_at, id);

-- distribution: proof_id
create table point_mismatch (
  proof_id uuid not null,
  place integer not null,
  member_id uuid,
  what text not null,
  subject text not null,
  expected text not null,
  found text not null,
  constraint point_mismatch_pkey PRIMARY KEY (proof_id, place),
  constraint point_mismatch_proof_id_fkey FOREIGN KEY (proof_id) REFERENCES point_proof(id)
);

-- distribution: member_id
create table payment (
  member_id uuid not null,
  id uuid not null,
  order_kind text not null,
  order_id uuid not null,
  via text not null,
  state text not null,
  fen integer not null,
  refunded_fen integer not null default 0,
  title text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  close_at timestamptz not null,
  handed_at timestamptz,
  asked_at timestamptz,
  look_at timestamptz not null,
  paid_at timestamptz,
  closed_at timestamptz,
  trade_no text,
  trouble text,
  constraint payment_pkey PRIMARY KEY (member_id, id),
  constraint payment_member_id_order_kind_order_id_key UNIQUE (member_id, order_kind, order_id),
  constraint payment_check CHECK (((refunded_fen >= 0) AND (refunded_fen <= fen))),
  constraint payment_check1 CHECK (((state = 'paid'::text) <= (paid_at IS NOT NULL))),
  constraint payment_check2 CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint payment_fen_check CHECK ((fen > 0)),
  constraint payment_state_check CHECK ((state = ANY (ARRAY['created'::text, 'paid'::text, 'closed'::text]))),
  constraint payment_via_check CHECK ((via = ANY (ARRAY['wechat'::text, 'alipay'::text, 'h5'::text])))
);
CREATE INDEX payment_in_trouble ON payment (created_at, id) WHERE (trouble IS NOT NULL);
CREATE INDEX payment_to_look_at ON payment (look_at) WHERE (state = 'created'::text);

-- distribution: payment_id
create table payment_key (
  payment_id uuid not null,
  member_id uuid not null,
  constraint payment_key_pkey PRIMARY KEY (payment_id)
);

-- distribution: member_id
create table payment_refund (
  member_id uuid not null,
  payment_id uuid not null,
  id uuid not null,
  cause text not null,
  fen integer not null,
  reason text not null,
  state text not null,
  requested_at timestamptz not null,
  settled_at timestamptz,
  tries integer not null default 0,
  look_at timestamptz not null,
  trouble text,
  constraint payment_refund_pkey PRIMARY KEY (member_id, payment_id, id),
  constraint payment_refund_member_id_payment_id_cause_key UNIQUE (member_id, payment_id, cause),
  constraint payment_refund_member_id_payment_id_fkey FOREIGN KEY (member_id, payment_id) REFERENCES payment(member_id, id),
  constraint payment_refund_fen_check CHECK ((fen > 0)),
  constraint payment_refund_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX refund_in_trouble ON payment_refund (requested_at, id) WHERE (trouble IS NOT NULL);
CREATE INDEX refund_to_look_at ON payment_refund (look_at) WHERE (state = 'requested'::text);

-- distribution: reference
create table mall_category (
  id text not null,
  name text not null,
  position integer not null,
  constraint mall_category_pkey PRIMARY KEY (id)
);

-- distribution: reference
create table mall_product (
  id uuid not null,
  category_id text not null,
  title text not null,
  tagline text not null,
  paragraphs jsonb not null,
  pictures jsonb not null,
  deliveries jsonb not null,
  limit_ever integer,
  limit_month integer,
  sale_from timestamptz,
  sale_until timestamptz,
  tier_needed text,
  state text not null,
  created_at timestamptz not null,
  published_at timestamptz,
  constraint mall_product_pkey PRIMARY KEY (id),
  constraint mall_product_category_id_fkey FOREIGN KEY (category_id) REFERENCES mall_category(id),
  constraint mall_product_check CHECK ((sale_from < sale_until)),
  constraint mall_product_check1 CHECK (((state = 'draft'::text) OR (published_at IS NOT NULL))),
  constraint mall_product_limit_ever_check CHECK ((limit_ever > 0)),
  constraint mall_product_limit_month_check CHECK ((limit_month > 0)),
  constraint mall_product_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
);
CREATE INDEX mall_product_by_state ON mall_product (state, created_at, id);
CREATE INDEX mall_product_shown ON mall_product (published_at, id) WHERE (state = 'published'::text);

-- distribution: product_id
create table mall_variant (
  product_id uuid not null,
  id uuid not null,
  colour text,
  hex text,
  size text,
  picture text not null,
  points integer not null,
  fen integer not null,
  position integer not null,
  stock integer not null,
  retired_at timestamptz,
  constraint mall_variant_pkey PRIMARY KEY (product_id, id),
  constraint mall_variant_product_id_fkey FOREIGN KEY (product_id) REFERENCES mall_product(id),
  constraint mall_variant_fen_check CHECK ((fen >= 0)),
  constraint mall_variant_points_check CHECK ((points > 0)),
  constraint mall_variant_stock_check CHECK ((stock >= 0))
);
CREATE INDEX mall_variant_by_id ON mall_variant (id);

-- distribution: product_id
create table mall_stock_change (
  product_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  pieces integer not null,
  reason text not null,
  note text,
  by_id uuid not null,
  at timestamptz not null,
  constraint mall_stock_change_pkey PRIMARY KEY (product_id, id),
  constraint mall_stock_change_product_id_variant_id_fkey FOREIGN KEY (product_id, variant_id) REFERENCES mall_variant(product_id, id),
  constraint mall_stock_change_pieces_check CHECK ((pieces <> 0)),
  constraint mall_stock_change_reason_check CHECK ((reason = ANY (ARRAY['delivered'::text, 'counted'::text, 'damaged'::text, 'other'::text])))
);

-- distribution: member_id
create table mall_address (
  member_id uuid not null,
  id uuid not null,
  address_sealed text not null,
  is_default boolean not null,
  created_at timestamptz not null,
  constraint mall_address_pkey PRIMARY KEY (member_id, id),
  constraint mall_address_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id)
);
CREATE UNIQUE INDEX mall_address_default ON mall_address (member_id) WHERE is_default;

-- distribution: member_id
create table mall_order (
  member_id uuid not null,
  id uuid not null,
  state text not null,
  product_id uuid not null,
  variant_id uuid not null,
  title text not null,
  colour text,
  size text,
  picture text not null,
  quantity integer not null,
  points integer not null,
  fen integer not null,
  cash text,
  delivery text not null,
  dealer_id uuid,
  address_sealed text,
  holds_stock boolean not null,
  ordered_month text not null,
  ordered_at timestamptz not null,
  pay_until timestamptz,
  refundable_until timestamptz not null,
  code_sealed text,
  code_until timestamptz,
  carrier text,
  tracking_number text,
  shipped_at timestamptz,
  redeemed_by uuid,
  redeemed_at_dealer uuid,
  redeemed_request uuid,
  redeemed_at timestamptz,
  refund_reason text,
  refunded_by uuid,
  constraint mall_order_pkey PRIMARY KEY (member_id, id),
  constraint mall_order_dealer_id_fkey FOREIGN KEY (dealer_id) REFERENCES dealer(id),
  constraint mall_order_cash_check CHECK ((cash = ANY (ARRAY['awaited'::text, 'void'::text, 'paid'::text, 'refunding'::text, 'stuck'::text, 'refunded'::text]))),
  constraint mall_order_check CHECK (((cash IS NULL) = (fen = 0))),
  constraint mall_order_check1 CHECK (((delivery = 'pickup'::text) = (dealer_id IS NOT NULL))),
  constraint mall_order_check2 CHECK (((state <> 'awaiting_payment'::text) OR ((cash = 'awaited'::text) AND (pay_until IS NOT NULL)))),
  constraint mall_order_check3 CHECK (((state <> 'to_redeem'::text) OR ((code_sealed IS NOT NULL) AND (code_until IS NOT NULL)))),
  constraint mall_order_check4 CHECK (((state <> ALL (ARRAY['awaiting_payment'::text, 'to_ship'::text, 'to_redeem'::text, 'shipped'::text])) OR holds_stock)),
  constraint mall_order_check5 CHECK (((redeemed_at IS NULL) = (redeemed_by IS NULL))),
  constraint mall_order_delivery_check CHECK ((delivery = ANY (ARRAY['address'::text, 'pickup'::text, 'voucher'::text]))),
  constraint mall_order_fen_check CHECK ((fen >= 0)),
  constraint mall_order_points_check CHECK ((points > 0)),
  constraint mall_order_quantity_check CHECK ((quantity > 0)),
  constraint mall_order_state_check CHECK ((state = ANY (ARRAY['awaiting_payment'::text, 'to_ship'::text, 'to_redeem'::text, 'shipped'::text, 'completed'::text, 'cancelled'::text, 'refunded'::text])))
);
CREATE INDEX mall_order_by_id ON mall_order (id);
CREATE INDEX mall_order_of_member ON mall_order (member_id, ordered_at, id);
CREATE INDEX mall_order_of_product ON mall_order (member_id, product_id);
CREATE INDEX mall_order_queue ON mall_order (state, ordered_at, id);
CREATE INDEX mall_order_sent ON mall_order (shipped_at) WHERE (state = 'shipped'::text);
CREATE INDEX mall_order_unpaid ON mall_order (pay_until) WHERE (state = 'awaiting_payment'::text);
CREATE INDEX mall_order_unredeemed ON mall_order (code_until) WHERE (state = 'to_redeem'::text);

-- distribution: member_id
create table mall_order_event (
  member_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  constraint mall_order_event_pkey PRIMARY KEY (member_id, order_id, id),
  constraint mall_order_event_member_id_order_id_fkey FOREIGN KEY (member_id, order_id) REFERENCES mall_order(member_id, id)
);

-- distribution: code_hash
create table mall_code (
  code_hash text not null,
  member_id uuid not null,
  order_id uuid not null,
  constraint mall_code_pkey PRIMARY KEY (code_hash)
);
CREATE INDEX mall_code_of_member ON mall_code (member_id);

-- distribution: key_hash
create table mall_miss (
  key_hash text not null,
  window_at timestamptz not null,
  misses integer not null,
  constraint mall_miss_pkey PRIMARY KEY (key_hash)
);

-- distribution: member_id
create table mall_request (
  member_id uuid not null,
  request_id uuid not null,
  content_hash text not null,
  result uuid not null,
  created_at timestamptz not null,
  constraint mall_request_pkey PRIMARY KEY (member_id, request_id)
);

-- distribution: reference
create table point_rule (
  id uuid not null,
  version integer not null,
  terms jsonb not null,
  created_at timestamptz not null,
  effective_from timestamptz,
  published_by uuid,
  retired_at timestamptz,
  constraint point_rule_pkey PRIMARY KEY (id, version),
  constraint point_rule_version_check CHECK ((version > 0))
);

-- distribution: member_id
create table reward_outcome (
  member_id uuid not null,
  happening_id uuid not null,
  rule_id uuid not null,
  rule_version integer not null,
  type text not null,
  subject text not null,
  cause text not null,
  title text not null,
  points integer not null,
  growth integer not null,
  state text not null,
  waits_for text,
  void_on text[] not null,
  due_at timestamptz,
  valid_months integer not null,
  at timestamptz not null,
  constraint reward_outcome_pkey PRIMARY KEY (member_id, happening_id, rule_id),
  constraint reward_outcome_growth_check CHECK ((growth >= 0)),
  constraint reward_outcome_points_check CHECK ((points >= 0)),
  constraint reward_outcome_state_check CHECK ((state = ANY (ARRAY['paid'::text, 'pending'::text, 'held'::text, 'posted'::text, 'void'::text, 'capped'::text, 'frozen'::text, 'known'::text])))
);
CREATE INDEX reward_outcome_due ON reward_outcome (due_at, member_id) WHERE ((state = 'pending'::text) AND (due_at IS NOT NULL));
CREATE INDEX reward_outcome_waiting ON reward_outcome (member_id, subject) WHERE (state = 'pending'::text);

-- distribution: member_id
create table growth_entry (
  member_id uuid not null,
  cause text not null,
  growth integer not null,
  title text not null,
  month text not null,
  at timestamptz not null,
  constraint growth_entry_pkey PRIMARY KEY (member_id, cause),
  constraint growth_entry_growth_check CHECK ((growth > 0))
);

-- distribution: member_id
create table member_tier (
  member_id uuid not null,
  tier text not null,
  since timestamptz not null,
  grace_until timestamptz,
  constraint member_tier_pkey PRIMARY KEY (member_id)
);

-- distribution: member_id
create table tier_change (
  member_id uuid not null,
  id uuid not null,
  from_tier text,
  to_tier text not null,
  why text not null,
  at timestamptz not null,
  constraint tier_change_pkey PRIMARY KEY (member_id, id),
  constraint tier_change_why_check CHECK ((why = ANY (ARRAY['joined'::text, 'reached'::text, 'grace_over'::text])))
);

-- distribution: member_id
create table sign_in (
  member_id uuid not null,
  local_day date not null,
  is_made_up boolean not null,
  streak integer not null,
  request_id uuid not null,
  content_hash text not null,
  nonce_id text not null,
  state text not null,
  points integer not null,
  growth integer not null,
  at timestamptz not null,
  constraint sign_in_pkey PRIMARY KEY (member_id, local_day),
  constraint sign_in_state_check CHECK ((state = ANY (ARRAY['done'::text, 'held'::text, 'rejected'::text]))),
  constraint sign_in_streak_check CHECK ((streak > 0))
);
CREATE UNIQUE INDEX sign_in_by_nonce ON sign_in (member_id, nonce_id);
CREATE UNIQUE INDEX sign_in_by_request ON sign_in (member_id, request_id);

-- distribution: place_hash
create table sign_in_trace (
  place_hash text not null,
  local_day date not null,
  member_id uuid not null,
  constraint sign_in_trace_pkey PRIMARY KEY (place_hash, local_day, member_id)
);
CREATE INDEX sign_in_trace_by_day ON sign_in_trace (local_day);
CREATE INDEX sign_in_trace_of_member ON sign_in_trace (member_id);

-- distribution: member_id
create table reward_review (
  member_id uuid not null,
  id uuid not null,
  kind text not null,
  local_day date not null,
  happening_id uuid not null,
  score integer not null,
  reasons jsonb not null,
  points integer not null,
  state text not null,
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  constraint reward_review_pkey PRIMARY KEY (member_id, id),
  constraint reward_review_check CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint reward_review_kind_check CHECK ((kind = ANY (ARRAY['sign_in'::text, 'make_up'::text]))),
  constraint reward_review_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'rejected'::text])))
);
CREATE INDEX reward_review_by_id ON reward_review (id);
CREATE INDEX reward_review_queue ON reward_review (opened_at, id) WHERE (state = 'open'::text);

-- distribution: reference
create table task (
  id text not null,
  terms jsonb not null,
  changed_at timestamptz not null,
  constraint task_pkey PRIMARY KEY (id)
);

-- distribution: member_id
create table task_claim (
  member_id uuid not null,
  task_id text not null,
  window_key text not null,
  request_id uuid not null,
  points integer not null,
  growth integer not null,
  claimed_at timestamptz not null,
  constraint task_claim_pkey PRIMARY KEY (member_id, task_id, window_key)
);
CREATE UNIQUE INDEX task_claim_by_request ON task_claim (member_id, request_id);

-- distribution: member_id
create table profile_part (
  member_id uuid not null,
  kind text not null,
  id uuid not null,
  text_sealed text,
  object_key uuid,
  said_at timestamptz not null,
  constraint profile_part_pkey PRIMARY KEY (member_id, kind),
  constraint profile_part_member_id_fkey FOREIGN KEY (member_id) REFERENCES member(id),
  constraint profile_part_check CHECK (((kind = 'nickname'::text) = (text_sealed IS NOT NULL))),
  constraint profile_part_check1 CHECK (((kind = 'avatar'::text) = (object_key IS NOT NULL))),
  constraint profile_part_kind_check CHECK ((kind = ANY (ARRAY['nickname'::text, 'avatar'::text])))
);

-- distribution: member_id
create table point_past (
  member_id uuid not null,
  other_id uuid not null,
  merge_id uuid not null,
  parted_id uuid not null,
  constraint point_past_pkey PRIMARY KEY (member_id, merge_id)
);

-- distribution: member_id
create table payment_intervention (
  member_id uuid not null,
  payment_id uuid not null,
  id uuid not null,
  refund_id uuid not null,
  deed text not null,
  reason text not null,
  operator_id uuid not null,
  at timestamptz not null,
  constraint payment_intervention_pkey PRIMARY KEY (member_id, payment_id, id),
  constraint payment_intervention_member_id_payment_id_refund_id_fkey FOREIGN KEY (member_id, payment_id, refund_id) REFERENCES payment_refund(member_id, payment_id, id),
  constraint payment_intervention_deed_check CHECK ((deed = 'retry_refund'::text))
);
