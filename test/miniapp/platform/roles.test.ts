import { loading } from '@/miniapp/lib/loadable'
import { call } from '@/miniapp/platform/http'
import { ensureMember } from '@/miniapp/platform/member'
import { isStaff, loadRoles, loadWorkplaces, useRoles } from '@/miniapp/platform/roles'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../support/phone-cars'
import { aDealer } from '../../support/phone-factories'

jest.mock('@/miniapp/platform/http')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(call)

const consultant = { isOperator: false, dealers: [{ dealerId: 'shanghai', role: 'consultant' as const }] }

function bffSays(roles: object) {
  const dealer = aDealer({ id: 'shanghai', name: '远山上海店' })
  bff.mockImplementation(async (name) => (name === 'GET /me/roles' ? roles : { dealer, models: [] }) as never)
}

beforeEach(() => {
  signOut()
  useRoles.setState({ roles: null, workplaces: loading })
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bffSays(consultant)
})

test('a guest is not asked about roles', async () => {
  await loadRoles()
  expect(bff).not.toHaveBeenCalled()
  expect(isStaff(useRoles.getState().roles)).toBe(false)
})

test('who works at a dealer is staff; who signs in next is not', async () => {
  keepSession(aSession('zhou'))
  await loadRoles()
  expect(isStaff(useRoles.getState().roles)).toBe(true)
  signOut()
  expect(isStaff(useRoles.getState().roles)).toBe(false)
})

test('workplaces come with their names and zones; who has none is no staff', async () => {
  await loadWorkplaces()
  expect(useRoles.getState().workplaces).toMatchObject({
    value: [{ id: 'shanghai', name: '远山上海店', timeZone: 'Asia/Shanghai' }],
  })
  bffSays({ isOperator: true, dealers: [] })
  await loadWorkplaces()
  expect(useRoles.getState().workplaces).toMatchObject({ value: [] })
})
