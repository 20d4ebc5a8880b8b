-- What members get for their points: shelves, products, orders, and the codes that dealers take.

-- distribution: reference
create table mall_category (
  id text primary key,
  name text not null,
  position int not null
);

-- distribution: reference
create table mall_product (
  id uuid primary key,
  category_id text not null references mall_category (id),
  title text not null,
  tagline text not null,
  paragraphs jsonb not null,
  pictures jsonb not null,
  deliveries jsonb not null,
  limit_ever int check (limit_ever > 0),
  limit_month int check (limit_month > 0),
  sale_from timestamptz,
  sale_until timestamptz,
  tier_needed text,
  state text not null check (state in ('draft', 'published', 'retired')),
  created_at timestamptz not null,
  -- The last time: by this the newest come first.
  published_at timestamptz,
  check (sale_from < sale_until),
  check (state = 'draft' or published_at is not null)
);
create index mall_product_shown on mall_product (published_at, id) where state = 'published';
create index mall_product_by_state on mall_product (state, created_at, id);

-- Its stock is what all changes brought, without the pieces that orders have taken.
-- distribution: product_id
create table mall_variant (
  product_id uuid not null references mall_product (id),
  id uuid not null,
  colour text,
  hex text,
  size text,
  picture text not null,
  points int not null check (points > 0),
  fen int not null check (fen >= 0),
  position int not null,
  stock int not null check (stock >= 0),
  retired_at timestamptz,
  primary key (product_id, id)
);
create index mall_variant_by_id on mall_variant (id);

-- What came, and what went otherwise than by orders: a stock is never overwritten.
-- distribution: product_id
create table mall_stock_change (
  product_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  pieces int not null check (pieces <> 0),
  reason text not null check (reason in ('delivered', 'counted', 'damaged', 'other')),
  note text,
  by_id uuid not null,
  at timestamptz not null,
  primary key (product_id, id),
  foreign key (product_id, variant_id) references mall_variant (product_id, id)
);

-- distribution: member_id
create table mall_address (
  member_id uuid not null references member (id),
  id uuid not null,
  address_sealed text not null,
  is_default boolean not null,
  created_at timestamptz not null,
  primary key (member_id, id)
);
create unique index mall_address_default on mall_address (member_id) where is_default;

-- With what it was about as that was when it was ordered.
-- distribution: member_id
create table mall_order (
  member_id uuid not null,
  id uuid not null,
  state text not null check (state in
    ('awaiting_payment', 'to_ship', 'to_redeem', 'shipped', 'completed', 'cancelled', 'refunded')),
  product_id uuid not null,
  variant_id uuid not null,
  title text not null,
  colour text,
  size text,
  picture text not null,
  quantity int not null check (quantity > 0),
  -- For all pieces together.
  points int not null check (points > 0),
  fen int not null check (fen >= 0),
  cash text check (cash in ('awaited', 'void', 'paid', 'refunding', 'stuck', 'refunded')),
  delivery text not null check (delivery in ('address', 'pickup', 'voucher')),
  dealer_id uuid references dealer (id),
  address_sealed text,
  -- Whether its pieces are out of the stock.
  holds_stock boolean not null,
  -- Of the calendar in Shanghai, for limits.
  ordered_month text not null,
  ordered_at timestamptz not null,
  pay_until timestamptz,
  refundable_until timestamptz not null,
  code_sealed text,
  code_until timestamptz,
  carrier text,
  tracking_number text,
  shipped_at timestamptz,
  -- Who took its code for which dealer, and by which request.
  redeemed_by uuid,
  redeemed_at_dealer uuid,
  redeemed_request uuid,
  redeemed_at timestamptz,
  refund_reason text,
  refunded_by uuid,
  primary key (member_id, id),
  check ((cash is null) = (fen = 0)),
  check ((delivery = 'pickup') = (dealer_id is not null)),
  check (state <> 'awaiting_payment' or (cash = 'awaited' and pay_until is not null)),
  check (state <> 'to_redeem' or (code_sealed is not null and code_until is not null)),
  check (state not in ('awaiting_payment', 'to_ship', 'to_redeem', 'shipped') or holds_stock),
  check ((redeemed_at is null) = (redeemed_by is null))
);
create index mall_order_by_id on mall_order (id);
create index mall_order_of_member on mall_order (member_id, ordered_at, id);
create index mall_order_of_product on mall_order (member_id, product_id);
create index mall_order_queue on mall_order (state, ordered_at, id);
create index mall_order_unpaid on mall_order (pay_until) where state = 'awaiting_payment';
create index mall_order_unredeemed on mall_order (code_until) where state = 'to_redeem';
create index mall_order_sent on mall_order (shipped_at) where state = 'shipped';

-- What became of an order.
-- distribution: member_id
create table mall_order_event (
  member_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  primary key (member_id, order_id, id),
  foreign key (member_id, order_id) references mall_order (member_id, id)
);

-- Leads from a code to its order, which says what it is still good for.
-- distribution: code_hash
create table mall_code (
  code_hash text primary key,
  member_id uuid not null,
  order_id uuid not null
);
create index mall_code_of_member on mall_code (member_id);

-- Codes that somebody behind a counter tried and that were none, by the hash of who it was.
-- distribution: key_hash
create table mall_miss (
  key_hash text primary key,
  window_at timestamptz not null,
  misses int not null
);

-- One intent of a member or an operator, so that sending it again finds what it made.
-- distribution: member_id
create table mall_request (
  member_id uuid not null,
  request_id uuid not null,
  content_hash text not null,
  result uuid not null,
  created_at timestamptz not null,
  primary key (member_id, request_id)
);
