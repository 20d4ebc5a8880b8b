export default definePageConfig({ navigationBarTitleText: '证件与保单', enablePullDownRefresh: true })
