import { choice, count, some } from './policy-setting.ts'

/** What is asked of whoever comes back after expiry by himself. */
export const recoverySettings = {
  'second-proof': some(
    ['mail-code', 'letter-code', 'passkey'],
    ['recovery.secondProof'],
    ({ recovery }) => recovery.secondProof,
    (draft, secondProof) => ({ ...draft, recovery: { ...draft.recovery, secondProof } }),
  ),
  'recovery-administrators': choice(
    ['alone', 'with-colleague'],
    ['recovery.administrators'],
    ({ recovery }) => recovery.administrators,
    (draft, administrators) => ({ ...draft, recovery: { ...draft.recovery, administrators } }),
  ),
  'recovery-approval': count(
    ['recovery.approvalHours'],
    ({ recovery }) => recovery.approvalHours,
    (draft, approvalHours) => ({ ...draft, recovery: { ...draft.recovery, approvalHours } }),
  ),
}
