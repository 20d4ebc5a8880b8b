export default definePageConfig({
  navigationBarTitleText: '试驾预约',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
