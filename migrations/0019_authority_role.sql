-- The authority (ARS, CPAM), invited to see figures only: one role more.
-- Locks: exclusive on memberships and invitations while each is read once for the check; well under a second.
alter table identity_memberships drop constraint identity_memberships_role_check,
  add constraint identity_memberships_role_check
    check (role in ('coordinator', 'professional', 'operator', 'assistant', 'partner', 'administrator', 'authority'));
alter table identity_invitations drop constraint identity_invitations_role_check,
  add constraint identity_invitations_role_check
    check (role in ('coordinator', 'professional', 'operator', 'assistant', 'partner', 'administrator', 'authority'));
