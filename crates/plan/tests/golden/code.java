// Maven: com.aliyun:eci20180808:1.1.2 and com.aliyun:credentials-java; compile as UTF-8
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import com.aliyun.eci20180808.Client;
import com.aliyun.eci20180808.models.CreateContainerGroupRequest;
import com.aliyun.teaopenapi.models.Config;
import java.util.List;
import java.util.Map;

class CreateContainerGroup {
    public static void main(String[] args) throws Exception {
        Map<String, Object> parameters = Map.<String, Object>ofEntries(
            entry("RegionId", "cn-beijing"),
            entry("ContainerGroupName", "test-cri"),
            entry("SecurityGroupId", "sg-2zeh4cev9y7ulbr00000"),
            entry("VSwitchId", "vsw-2zejlv7xjnw61w6z00000"),
            entry("Cpu", 2f),
            entry("Container", List.<Object>of(
                Map.<String, Object>ofEntries(
                    entry("Image", "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com/eci_test/nginx:1.0"),
                    entry("Name", "nginx"),
                    entry("Command", List.of("sh", "-c", "echo \"it's $HOME ${HOME}\"\n")),
                    entry("EnvironmentVar", List.<Object>of(
                        Map.<String, Object>ofEntries(
                            entry("Key", "TOKEN"),
                            entry("Value", requireNonNull(System.getenv("CONTAINER_1_ENVIRONMENT_VAR_1_VALUE")))
                        )
                    )),
                    entry("VolumeMount", List.<Object>of(
                        Map.<String, Object>ofEntries(
                            entry("Name", "data"),
                            entry("MountPath", "/data")
                        )
                    )),
                    entry("LivenessProbe", Map.<String, Object>ofEntries(
                        entry("HttpGet", Map.<String, Object>ofEntries(
                            entry("Path", "/healthz"),
                            entry("Port", 80)
                        ))
                    ))
                )
            )),
            entry("AcrRegistryInfo", List.<Object>of(
                Map.<String, Object>ofEntries(
                    entry("RegionId", "cn-beijing"),
                    entry("InstanceId", "cri-nwj395hgf6f00000"),
                    entry("Domain", List.of("test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"))
                )
            )),
            entry("ImageRegistryCredential", List.<Object>of(
                Map.<String, Object>ofEntries(
                    entry("Server", "hub.example.com"),
                    entry("UserName", "reader"),
                    entry("Password", requireNonNull(System.getenv("IMAGE_REGISTRY_CREDENTIAL_1_PASSWORD")))
                )
            )),
            entry("AutoCreateEip", true),
            entry("Tag", List.<Object>of(
                Map.<String, Object>ofEntries(
                    entry("Key", "环境"),
                    entry("Value", "测试")
                )
            )),
            entry("Volume", List.<Object>of(
                Map.<String, Object>ofEntries(
                    entry("Name", "data"),
                    entry("Type", "NFSVolume"),
                    entry("NFSVolume", Map.<String, Object>ofEntries(
                        entry("Server", "files.example.com"),
                        entry("Path", "/share")
                    ))
                )
            )),
            entry("MaxPendingMinute", 60)
        );
        Config config = new Config()
            .setCredential(new com.aliyun.credentials.Client())
            .setEndpoint("eci.cn-beijing.aliyuncs.com");
        CreateContainerGroupRequest request = CreateContainerGroupRequest.build(parameters);
        System.out.println(new Client(config).createContainerGroup(request).getBody().getContainerGroupId());
    }
}
