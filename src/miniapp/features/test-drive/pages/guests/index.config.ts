export default definePageConfig({ navigationBarTitleText: '试驾接待', enablePullDownRefresh: true })
