# Which access key the AWS SDK for Ruby uses in each of the environments of the file that is named as argument.
require 'json'
require 'aws-sdk-core'

found = {}
JSON.parse(File.read(ARGV[0])).each do |given|
  ENV.delete_if { |name, _| name.start_with?('AWS_', 'AMAZON_') }
  ENV.update(given['env'])
  begin
    Aws.shared_config.fresh(config_enabled: true)
    credentials = Aws::STS::Client.new.config.credentials
    found[given['name']] = credentials ? credentials.credentials.access_key_id : 'none'
  rescue StandardError, LoadError => error
    found[given['name']] = "#{error.class}: #{error.message}"
  end
end
File.write(ENV.fetch('GITHUB_OUTPUT'), "keys=#{JSON.generate(found)}\n", mode: 'a')
