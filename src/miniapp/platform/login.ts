import { openLoginPage, type Purpose } from './login-page'

/**
 * Tries to sign the member in; false for a member who would rather not. Throws a `Failure` when the
 * BFF can't be reached. This is the shape all platforms share, and H5, where nobody but the member
 * can say who they are.
 */
export type Login = (purpose?: Purpose) => Promise<boolean>

export const login: Login = openLoginPage
