-- What a platform told us of its own accord: noted, so that each push is worked on once however often it is repeated.

-- distribution: push_hash
create table platform_push (
  push_hash text primary key,
  platform text not null check (platform in ('wechat', 'alipay')),
  kind text not null,
  received_at timestamptz not null
);
