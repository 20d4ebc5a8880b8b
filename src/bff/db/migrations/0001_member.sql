-- Who somebody is. Personal values are sealed (AES-256-GCM) by the BFF and looked up by keyed hash.

-- distribution: id (a member's own rows live with the member, under member_id)
create table member (
  id uuid primary key,
  phone_sealed text,
  joined_at timestamptz not null
);

-- A platform's subject or a verified phone, hashed, and the member it belongs to.
-- distribution: subject_hash
create table identity (
  subject_hash text primary key,
  kind text not null check (kind in ('wechat', 'alipay', 'phone')),
  member_id uuid not null,
  created_at timestamptz not null
);

-- The one code a phone can sign in with at the moment.
-- distribution: phone_hash
create table phone_code (
  phone_hash text primary key,
  code_hash text not null,
  tries_left int not null check (tries_left >= 0),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  -- Codes sent since window_at, to bound what one phone can be made to receive.
  window_at timestamptz not null,
  window_sends int not null
);
