export default definePageConfig({ navigationBarTitleText: '积分去向', enablePullDownRefresh: true })
