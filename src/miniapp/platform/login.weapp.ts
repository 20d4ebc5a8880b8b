import { codeLogin } from './code-login'
import type { Login } from './login'

export const login: Login = (purpose) => codeLogin('wechat', purpose)
