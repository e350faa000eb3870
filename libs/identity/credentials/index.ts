export {
  HasherBusyError,
  MalformedHashError,
  PasswordHasher,
  type PasswordHasherOptions,
  type PasswordVerdict,
} from './password-hasher.js';
export {
  PASSWORD_LENGTH,
  PasswordPolicy,
  type PasswordSetting,
  type PasswordWeakness,
  type PasswordWeaknessCode,
} from './password-policy.js';
export {
  generateRecoveryCodes,
  hashRecoveryCode,
  type RecoveryCodes,
  redeemRecoveryCode,
} from './recovery-codes.js';
export { SecretBox, type SecretBoxContext, SecretBoxError } from './secret-box.js';
export { generateToken, hashToken, parseToken, sameBytes } from './tokens.js';
export { type TotpCheck, type TotpVerdict, totp } from './totp.js';
