-- Letters to chosen patients who wait, with the doctors open near them: who they go to, the files for some days, when they were posted.
-- Locks: none (new objects only).
create table mt_campaigns (
  cpts_id uuid not null,
  id uuid not null,
  label text not null check (length(label) between 1 and 150),
  -- `{communes, bands, waitingSinceOn, onlyByLetter}` as it was chosen.
  filter jsonb not null,
  state text not null check (state in ('queued', 'working', 'done', 'failed')),
  problem text check (length(problem) <= 500),
  letters integer not null check (letters between 0 and 2000),
  made_by uuid,
  made_by_label text not null default '' check (length(made_by_label) <= 200),
  created_at timestamptz not null,
  made_at timestamptz,
  -- When the coordination says that they were posted.
  posted_at timestamptz,
  posted_by uuid,
  constraint mt_campaigns_pkey primary key (cpts_id, id),
  constraint mt_campaigns_made_check check ((state = 'done') = (made_at is not null)),
  constraint mt_campaigns_posted_check check (posted_at is null or state = 'done')
);
create index mt_campaigns_created_idx on mt_campaigns (cpts_id, created_at desc, id desc);
select platform_protect('mt_campaigns');

create table mt_campaign_letters (
  cpts_id uuid not null,
  campaign_id uuid not null,
  request_id uuid not null,
  -- The order of the files, from 1.
  nth integer not null check (nth between 1 and 2000),
  constraint mt_campaign_letters_pkey primary key (cpts_id, campaign_id, request_id),
  constraint mt_campaign_letters_nth_key unique (cpts_id, campaign_id, nth),
  constraint mt_campaign_letters_campaign_fkey foreign key (cpts_id, campaign_id) references mt_campaigns (cpts_id, id),
  constraint mt_campaign_letters_request_fkey foreign key (cpts_id, request_id) references mt_requests (cpts_id, id)
);
create index mt_campaign_letters_request_idx on mt_campaign_letters (cpts_id, request_id);
select platform_protect('mt_campaign_letters');

-- At most 500 letters a file. Names and addresses are in it: it goes after seven days.
create table mt_campaign_files (
  cpts_id uuid not null,
  campaign_id uuid not null,
  part smallint not null check (part between 1 and 4),
  format text not null check (format in ('docx', 'pdf')),
  letters integer not null check (letters between 1 and 500),
  content bytea not null check (octet_length(content) <= 33554432),
  made_at timestamptz not null,
  constraint mt_campaign_files_pkey primary key (cpts_id, campaign_id, part, format),
  constraint mt_campaign_files_campaign_fkey foreign key (cpts_id, campaign_id) references mt_campaigns (cpts_id, id)
);
create index mt_campaign_files_made_idx on mt_campaign_files (cpts_id, made_at);
select platform_protect('mt_campaign_files');
