-- The public page: drafts of those who have no account, and the proofs of work already used.
-- Locks: none (new objects only).
create table mt_door_drafts (
  cpts_id uuid not null,
  id uuid not null,
  -- SHA-256 of what the device keeps in its cookie.
  token_hash bytea not null check (length(token_hash) = 32),
  content jsonb not null default '{}',
  informed_at timestamptz not null,
  expires_at timestamptz not null,
  -- Once sent: the content is emptied, the row stays until it expires so that a second sending is the same request.
  request_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint mt_door_drafts_pkey primary key (cpts_id, id),
  constraint mt_door_drafts_token_key unique (cpts_id, token_hash),
  constraint mt_door_drafts_request_fkey foreign key (cpts_id, request_id) references mt_requests (cpts_id, id),
  constraint mt_door_drafts_emptied_check check (request_id is null or content = '{}')
);
create index mt_door_drafts_expiry_idx on mt_door_drafts (cpts_id, expires_at);
create index mt_door_drafts_request_idx on mt_door_drafts (cpts_id, request_id);
select platform_protect('mt_door_drafts');

create table mt_door_proofs (
  cpts_id uuid not null,
  proof_hash bytea not null check (length(proof_hash) = 32),
  expires_at timestamptz not null,
  constraint mt_door_proofs_pkey primary key (cpts_id, proof_hash)
);
create index mt_door_proofs_expiry_idx on mt_door_proofs (cpts_id, expires_at);
select platform_protect('mt_door_proofs');
