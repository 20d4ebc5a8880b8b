import { codeLogin } from './code-login'
import type { Login } from './login'

export const login: Login = () => codeLogin('wechat')
