-- Cash, and where it is.

-- What a member pays for an order by a platform. Only the platform's own word makes it paid or closed.
-- distribution: member_id
create table payment (
  member_id uuid not null,
  id uuid not null,
  order_kind text not null,
  order_id uuid not null,
  via text not null check (via in ('wechat', 'alipay', 'h5')),
  state text not null check (state in ('created', 'paid', 'closed')),
  fen int not null check (fen > 0),
  -- What is on its way back or has arrived.
  refunded_fen int not null default 0 check (refunded_fen between 0 and fen),
  title text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- From then on it is to be closed.
  close_at timestamptz not null,
  -- When a phone was first given what it needs to pay.
  handed_at timestamptz,
  asked_at timestamptz,
  -- When to ask the platform the next time, while it is open.
  look_at timestamptz not null,
  paid_at timestamptz,
  closed_at timestamptz,
  -- The platform's own number of it.
  trade_no text,
  primary key (member_id, id),
  unique (member_id, order_kind, order_id),
  check ((state = 'paid') <= (paid_at is not null)),
  check ((state = 'closed') = (closed_at is not null))
);
create index payment_to_look_at on payment (look_at) where state = 'created';

-- Whose a payment is at the moment, for whoever has only its number.
-- distribution: payment_id
create table payment_key (
  payment_id uuid primary key,
  member_id uuid not null
);

-- Part of a payment that goes back, or all of it.
-- distribution: member_id
create table payment_refund (
  member_id uuid not null,
  payment_id uuid not null,
  id uuid not null,
  -- Why, for ever: the same cause pays back once.
  cause text not null,
  fen int not null check (fen > 0),
  reason text not null,
  state text not null check (state in ('requested', 'done', 'failed')),
  requested_at timestamptz not null,
  settled_at timestamptz,
  tries int not null default 0,
  -- When to try or ask the next time, while it is not done.
  look_at timestamptz not null,
  trouble text,
  primary key (member_id, payment_id, id),
  unique (member_id, payment_id, cause),
  foreign key (member_id, payment_id) references payment (member_id, id)
);
create index refund_to_look_at on payment_refund (look_at) where state = 'requested';
