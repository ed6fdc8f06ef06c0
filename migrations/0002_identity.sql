-- Who acts. People are shared by all CPTS (one person, several CPTS); memberships and invitations belong to one.
create table identity_users (
  id uuid not null,
  email text check (length(email) <= 320 and email = lower(email)),
  family_name text not null check (length(family_name) <= 100),
  given_name text not null check (length(given_name) <= 100),
  rpps text check (rpps ~ '^[0-9]{9,11}$'),
  phone text check (length(phone) <= 30),
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  is_administrator boolean not null default false,
  constraint identity_users_pkey primary key (id),
  constraint identity_users_email_key unique (email),
  constraint identity_users_rpps_key unique (rpps)
);
create table identity_accounts (
  provider text not null check (length(provider) <= 60),
  subject text not null check (length(subject) <= 255),
  user_id uuid not null,
  linked_at timestamptz not null default now(),
  constraint identity_accounts_pkey primary key (provider, subject),
  constraint identity_accounts_user_fkey foreign key (user_id) references identity_users (id)
);
create index identity_accounts_user_idx on identity_accounts (user_id);
create table identity_passkeys (
  id text not null check (length(id) <= 1024),
  user_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  label text not null check (length(label) <= 100),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  constraint identity_passkeys_pkey primary key (id),
  constraint identity_passkeys_user_fkey foreign key (user_id) references identity_users (id)
);
create index identity_passkeys_user_idx on identity_passkeys (user_id);
-- Only hashes of what opens a door are kept.
create table identity_sessions (
  id uuid not null,
  token_hash bytea not null,
  user_id uuid not null,
  method text not null check (method in ('psc', 'oidc', 'passkey', 'link', 'demo')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_ends_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  device text not null check (length(device) <= 300),
  constraint identity_sessions_pkey primary key (id),
  constraint identity_sessions_token_key unique (token_hash),
  constraint identity_sessions_user_fkey foreign key (user_id) references identity_users (id)
);
create index identity_sessions_user_idx on identity_sessions (user_id, ends_at);
create index identity_sessions_end_idx on identity_sessions (ends_at);
create table identity_links (
  token_hash bytea not null,
  purpose text not null check (purpose in ('sign-in', 'invitation')),
  email text not null check (length(email) <= 320),
  browser_hash bytea,
  return_to text check (length(return_to) <= 500),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint identity_links_pkey primary key (token_hash)
);
create index identity_links_email_idx on identity_links (email, created_at);
create index identity_links_end_idx on identity_links (expires_at);
-- What is remembered between leaving for a provider (or a passkey prompt) and coming back.
create table identity_challenges (
  id_hash bytea not null,
  kind text not null check (kind in ('oidc', 'psc', 'passkey-register', 'passkey-sign-in')),
  secret jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint identity_challenges_pkey primary key (id_hash)
);
create index identity_challenges_end_idx on identity_challenges (expires_at);
select platform_share('identity_users', 'select, insert, update'), platform_share('identity_accounts', 'select, insert, delete'),
  platform_share('identity_passkeys', 'select, insert, update, delete'), platform_share('identity_sessions', 'select, insert, update, delete'),
  platform_share('identity_links', 'select, insert, update, delete'), platform_share('identity_challenges', 'select, insert, delete');

create table identity_memberships (
  cpts_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  role text not null check (role in ('coordinator', 'professional', 'operator', 'assistant', 'partner', 'administrator')),
  professional_id uuid,
  organization text check (length(organization) <= 200),
  granted_at timestamptz not null default now(),
  granted_by uuid,
  ended_at timestamptz,
  constraint identity_memberships_pkey primary key (cpts_id, id)
);
create unique index identity_memberships_live_key on identity_memberships
  (cpts_id, user_id, role, coalesce(professional_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;
create index identity_memberships_user_idx on identity_memberships (user_id) where ended_at is null;
create index identity_memberships_professional_idx on identity_memberships (cpts_id, professional_id);
select platform_protect('identity_memberships');
-- At sign-in a person sees own memberships, whatever the CPTS.
create policy own_memberships on identity_memberships for select using (user_id = app_user());

create table identity_invitations (
  cpts_id uuid not null,
  id uuid not null,
  email text not null check (length(email) <= 320 and email = lower(email)),
  role text not null check (role in ('coordinator', 'professional', 'operator', 'assistant', 'partner', 'administrator')),
  professional_id uuid,
  organization text check (length(organization) <= 200),
  family_name text not null default '' check (length(family_name) <= 100),
  given_name text not null default '' check (length(given_name) <= 100),
  invited_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  token_hash bytea not null,
  constraint identity_invitations_pkey primary key (cpts_id, id),
  constraint identity_invitations_token_key unique (cpts_id, token_hash)
);
create unique index identity_invitations_open_key on identity_invitations
  (cpts_id, email, role, coalesce(professional_id, '00000000-0000-0000-0000-000000000000')) where accepted_at is null and revoked_at is null;
select platform_protect('identity_invitations');

-- A person who is not yet a member asks to be; only the coordinator's answer opens the door.
create table identity_access_requests (
  cpts_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  message text not null default '' check (length(message) <= 500),
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  granted boolean,
  constraint identity_access_requests_pkey primary key (cpts_id, id),
  constraint identity_access_requests_decided_check check ((decided_at is null) = (granted is null))
);
create unique index identity_access_requests_open_key on identity_access_requests (cpts_id, user_id) where decided_at is null;
create index identity_access_requests_user_idx on identity_access_requests (user_id) where decided_at is null;
select platform_protect('identity_access_requests');
create policy own_requests on identity_access_requests for select using (user_id = app_user());
