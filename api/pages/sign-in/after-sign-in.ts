/** Where a person begins after signing in. */
export const AFTER_SIGN_IN = '/desk/account';
