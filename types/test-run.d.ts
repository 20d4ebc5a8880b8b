/** The end of the tests' PostgreSQL: jest's setup leaves it for the teardown, in the same process. */
declare var closeTestServer: undefined | (() => Promise<void>)
